//! The second wall: a public name that resolves to an address off the internet passes `guard`, and workerd's network
//! service stops it when it connects. Each range that `guard` knows is tried, in an empty network namespace where every
//! address leads back to this machine, so that no packet can leave it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::net::{IpAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hookpost::guard::{ADDRESS_RANGES, AddressRange, Purpose};
use hookpost_real::{Settings, Worker, eventually, part, text};
use serde_json::json;

/// Says inside the namespace which wall stands, by the name of a [`Wall`].
const INSIDE: &str = "HOOKPOST_INSIDE_NAMESPACE";

/// Public addresses just outside ranges of the list, to prove that the wall has a door.
const PUBLIC: [&str; 4] = ["11.0.0.0", "198.20.0.0", "2001:db7:ffff:ffff::1", "2003::1"];

/// A name with two addresses, one private and one public.
const BOTH: (&str, [&str; 2]) = ("both.clinic.example", ["10.127.255.254", "11.0.0.0"]);

/// Where nobody can listen, so that the door cannot be tried either: groups, and what needs an interface named.
const NOBODY_LISTENS: [&str; 3] = ["224.0.0.0/4", "fe80::/10", "ff00::/8"];

/// Which wall stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wall {
    /// That of `production`.
    Production,
    /// That of `local`, which `cargo xtask serve` uses: all but loopback.
    Local,
    /// None: `production` with a network service that allows everything. Without it the test could not fail.
    None,
}

#[test]
fn production_connects_to_no_address_off_the_internet() {
    within(Wall::Production, "production_connects_to_no_address_off_the_internet");
}

#[test]
fn local_mode_connects_to_loopback_and_to_no_other_address_off_the_internet() {
    within(Wall::Local, "local_mode_connects_to_loopback_and_to_no_other_address_off_the_internet");
}

#[test]
fn without_the_wall_every_address_would_be_connected_to() {
    within(Wall::None, "without_the_wall_every_address_would_be_connected_to");
}

/// Runs the test of that name once more, in namespaces of its own: no network but loopback, every address of every range
/// routed to it, and a hosts file of our own.
fn within(wall: Wall, test: &str) {
    if std::env::var_os(INSIDE).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(inside(wall));
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let hosts = folder.path().join("hosts");
    let mut names = "127.0.0.1 localhost\n".to_owned();
    let mut script = "set -e; ip link set lo up; mount --bind \"$1\" /etc/hosts; shift\n".to_owned();
    for (name, address, route) in targets() {
        writeln!(names, "{address} {name}").expect("text can be written");
        let family = if address.is_ipv4() { "-4" } else { "-6" };
        writeln!(script, "ip {family} route replace local {route} dev lo").expect("text can be written");
    }
    for address in BOTH.1 {
        writeln!(names, "{address} {}", BOTH.0).expect("text can be written");
    }
    script.push_str("exec \"$@\"\n");
    fs::write(&hosts, names).expect("it can be written");
    let mut unshare = Command::new("unshare");
    // A process namespace too: whatever the test leaves running ends with it, and holds no pipe open.
    unshare.args(["--net", "--mount", "--pid", "--fork", "--mount-proc", "--map-root-user", "sh", "-c", &script, "sh"]);
    unshare.arg(hosts).arg(std::env::current_exe().expect("the test knows its own file"));
    unshare.args(["--exact", test, "--nocapture"]).env(INSIDE, "1");
    if wall == Wall::None {
        unshare.env("HOOKPOST_EDGE", without_wall(folder.path()));
    }
    let inside = unshare.output().expect("unshare can be started");
    let told = String::from_utf8_lossy(&[inside.stdout, inside.stderr].concat()).into_owned();
    assert!(inside.status.success(), "inside the namespace:\n{told}");
    // workerd's own word for it, which also tells of those addresses where nobody can listen.
    for (name, _, range) in targets() {
        let is_refused = told.contains(&format!("connecting to {name}:")) && told.contains("is not allowed");
        assert_eq!(is_refused, !is_let_through(wall, &range), "{wall:?}, {range}, {name}:\n{told}");
    }
}

/// The built worker with its wall torn down.
fn without_wall(folder: &Path) -> std::path::PathBuf {
    let torn = folder.join("edge");
    fs::create_dir(&torn).expect("the folder is empty");
    for file in fs::read_dir(part("HOOKPOST_EDGE")).expect("the worker is built").flatten() {
        fs::copy(file.path(), torn.join(file.file_name())).expect("it can be copied");
    }
    let config = fs::read_to_string(torn.join("workerd.capnp")).expect("the worker has its configuration");
    let wall = "(allow = [\"public\"], deny = .never,";
    assert_eq!(config.matches(wall).count(), 1, "the wall stands as it did when this test was written");
    let config = config.replace(wall, "(allow = [\"0.0.0.0/0\", \"::/0\"],");
    fs::write(torn.join("workerd.capnp"), config).expect("it can be written");
    torn
}

/// A public name for an address in each range and for each public one, and the route that leads it home.
fn targets() -> Vec<(String, IpAddr, String)> {
    let within = ADDRESS_RANGES.iter().enumerate();
    let within = within.map(|(index, range)| (format!("range{index}.clinic.example"), inner(range), range.to_string()));
    let public = PUBLIC.iter().enumerate().map(|(index, address)| {
        let bits = if address.contains(':') { 128 } else { 32 };
        let parsed = address.parse().expect("an address");
        (format!("public{index}.clinic.example"), parsed, format!("{address}/{bits}"))
    });
    within.chain(public).collect()
}

/// An address from the middle of a range, and none that is kept for broadcasts.
fn inner(range: &AddressRange) -> IpAddr {
    let text = range.to_string();
    let bits: u32 = text.rsplit('/').next().and_then(|bits| bits.parse().ok()).expect("a range has a length");
    match range.first() {
        IpAddr::V4(first) => IpAddr::V4((first.to_bits() | (u32::MAX.checked_shr(bits + 1).unwrap_or(0) & !1)).into()),
        IpAddr::V6(first) => IpAddr::V6((first.to_bits() | (u128::MAX.checked_shr(bits + 1).unwrap_or(0) & !1)).into()),
    }
}

async fn inside(wall: Wall) {
    let listener = TcpListener::bind("[::]:0").expect("both kinds of addresses can be listened on");
    let port = listener.local_addr().expect("an address").port();
    let called = Arc::new(Mutex::new(BTreeSet::new()));
    let noted = Arc::clone(&called);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let address = stream.local_addr().expect("a connection has two ends").ip().to_canonical();
            noted.lock().expect("nobody panics").insert(address);
        }
    });
    // Every name leads to the listener, or that it is not called would mean nothing.
    let (mut reached, mut expected) = (BTreeSet::new(), BTreeSet::new());
    for (name, address, range) in targets() {
        let connected = TcpStream::connect((name.as_str(), port));
        assert_eq!(connected.is_ok(), !NOBODY_LISTENS.contains(&range.as_str()), "{range} by {address}: {connected:?}");
        if let Ok(stream) = connected {
            let address = stream.peer_addr().expect("a connection has two ends").ip().to_canonical();
            reached.insert(address);
            if is_let_through(wall, &range) {
                expected.insert(address);
            }
        }
    }
    eventually("the listener has noted every address", Duration::from_secs(10), || async {
        (*called.lock().expect("nobody panics") == reached).then_some(())
    })
    .await;
    called.lock().expect("nobody panics").clear();

    let worker = Worker::start(Settings { retry_delay_ms: 600_000, is_local: wall == Wall::Local }).await;
    let api = worker.api();
    let mut endpoints = Vec::new();
    for (name, _, range) in targets() {
        let endpoint = api.endpoint(&format!("https://{name}:{port}/"), json!({})).await;
        endpoints.push((text(&endpoint, "id"), range));
    }
    let both = api.endpoint(&format!("https://{}:{port}/", BOTH.0), json!({})).await;
    endpoints.push((text(&both, "id"), BOTH.0.to_owned()));
    api.publish("AD234").await;
    for (id, range) in endpoints {
        let tried = eventually(&format!("{range} is tried"), Duration::from_secs(30), || async {
            let newest = api.deliveries(&format!("endpoint={id}")).await.into_iter().next()?;
            (newest["attempts"] == 1).then_some(newest)
        })
        .await;
        // The listener speaks no TLS: what is connected to fails as well, only later.
        assert_eq!(tried["status"], "pending", "{range}: {tried}");
    }
    assert_eq!(*called.lock().expect("nobody panics"), expected, "{wall:?}");
    // For the test outside, which looks for workerd's own word.
    println!("{}", worker.log());
}

/// Whether a range, or a public address, may be connected to through that wall.
fn is_let_through(wall: Wall, range: &str) -> bool {
    let range = ADDRESS_RANGES.iter().find(|known| known.to_string() == range);
    match (wall, range.map(|range| range.purpose)) {
        (Wall::None, _) | (_, None) | (Wall::Local, Some(Purpose::Loopback)) => true,
        (_, Some(_)) => false,
    }
}
