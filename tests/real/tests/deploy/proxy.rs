//! The example for nginx before the worker, run by nginx with a certificate of its own.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hookpost_real::{Settings, Worker, eventually, order_created, part};
use tempfile::TempDir;

use crate::{file, said};

/// The name in the example.
const HOST: &str = "hooks.example.com";

/// nginx, killed when dropped.
struct Proxy {
    process: Child,
    folder: TempDir,
    plain: u16,
    secure: u16,
}

impl Proxy {
    /// Runs the example with another upstream, other ports and other files, and nothing else changed.
    fn start(upstream: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let options = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
        let mut certificate = Command::new("openssl");
        certificate.args(options).args([
            "-subj",
            &format!("/CN={HOST}"),
            "-addext",
            &format!("subjectAltName=DNS:{HOST}"),
        ]);
        let (made, told) = said(certificate.args(["-keyout", &path("key.pem"), "-out", &path("fullchain.pem")]));
        assert!(made, "{told}");
        let (plain, secure) = (free(), free());
        let site = file("deploy/nginx.conf")
            .replace("127.0.0.1:8787", upstream)
            .replace("listen [::]:", "#")
            .replace("listen 80", &format!("listen 127.0.0.1:{plain}"))
            .replace("listen 443", &format!("listen 127.0.0.1:{secure}"))
            .replace("/etc/hookpost/tls", &folder.path().display().to_string());
        fs::write(path("site.conf"), site).expect("it can be written");
        let places: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {};", path(name)))
            .concat();
        let whole = format!(
            "daemon off; master_process off; pid {}; error_log {}; events {{}}\nhttp {{ access_log off; {places} include {}; }}",
            path("pid"),
            path("error.log"),
            path("site.conf")
        );
        fs::write(path("nginx.conf"), whole).expect("it can be written");
        let mut nginx = Command::new(part("HOOKPOST_NGINX"));
        nginx.args(["-c", &path("nginx.conf"), "-p", &path(""), "-e", &path("error.log")]);
        let log = fs::File::create(path("output")).expect("it can be written");
        let process = nginx.stdin(Stdio::null()).stderr(log).spawn().expect("it can be started");
        Self { process, folder, plain, secure }
    }

    /// Asks by curl, which trusts the certificate; gives the answer's head and body.
    fn ask(&self, url: &str, options: &[&str]) -> String {
        let mut curl = Command::new("curl");
        curl.args(["-sS", "-i", "--max-time", "30", "--noproxy", "*", "--cacert"]);
        curl.arg(self.folder.path().join("fullchain.pem"));
        for port in [self.plain, self.secure] {
            curl.args(["--resolve", &format!("{HOST}:{port}:127.0.0.1")]);
        }
        said(curl.args(options).arg(url)).1
    }

    fn at(&self, path: &str) -> String {
        format!("https://{HOST}:{}{path}", self.secure)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = |name: &str| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
            eprintln!("what nginx said:\n{}{}", log("output"), log("error.log"));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("loopback has ports").port()
}

fn begins(answer: &str, start: &str) {
    assert!(answer.starts_with(start), "{start} was expected:\n{}", &answer[..answer.len().min(2000)]);
}

#[tokio::test]
async fn nginx_brings_tls_and_passes_on_all_that_the_worker_takes() {
    let mut worker = Worker::new(Settings::default());
    worker.set_variable("PORTAL_URL", &format!("https://{HOST}"));
    worker.restart().await;
    let proxy = Proxy::start(worker.address().trim_start_matches("http://"));
    eventually("nginx listens", Duration::from_secs(20), || async {
        tokio::net::TcpStream::connect(("127.0.0.1", proxy.secure)).await.ok()
    })
    .await;

    let moved = proxy.ask(&format!("http://{HOST}:{}/x?y=1", proxy.plain), &[]);
    begins(&moved, "HTTP/1.1 308");
    assert!(moved.contains(&format!("Location: https://{HOST}/x?y=1\r\n")), "{moved}");

    let health = proxy.ask(&proxy.at("/health"), &["--http1.1"]);
    begins(&health, "HTTP/1.1 200");
    assert!(health.to_lowercase().contains("strict-transport-security: max-age=31536000"), "{health}");
    let page = proxy.ask(&proxy.at("/"), &["--http1.1"]);
    assert!(page.to_lowercase().contains("content-security-policy:"), "the worker's own headers come through");

    let key =
        ["--http1.1", "-H", "authorization: Bearer prov_test", "-H", "content-type: application/json", "-H", "expect:"];
    let events = proxy.at("/api/v1/partners/demo/events");
    let published = proxy.ask(&events, &[&key[..], &["-d", &order_created("AD1")]].concat());
    begins(&published, "HTTP/1.1 202");
    let access = proxy
        .ask(&proxy.at("/api/v1/partners/demo/portal-access"), &[&key[..], &["-d", r#"{"role":"viewer"}"#]].concat());
    assert!(access.contains(&format!(r#""link":"https://{HOST}/"#)), "links lead to TLS: {access}");
    begins(&proxy.ask(&proxy.at("/metrics"), &["--http1.1"]), "HTTP/1.1 401");

    // As long as a batch may be, and then longer than nginx lets through.
    let long = |bytes: usize| {
        let path = proxy.folder.path().join("body");
        fs::write(&path, vec![b' '; bytes]).expect("it can be written");
        format!("@{}", Path::new(&path).display())
    };
    let batch = proxy.at("/api/v1/partners/demo/events/batch");
    let options = |body: String| [&key[..], &["--data-binary", body.leak()]].concat();
    let taken = proxy.ask(&batch, &options(long(4 << 20)));
    assert!(taken.contains("application/problem+json"), "the worker judges it: {taken}");
    begins(&proxy.ask(&batch, &options(long(6 << 20))), "HTTP/1.1 413");

    worker.kill();
    begins(&proxy.ask(&proxy.at("/health"), &["--http1.1"]), "HTTP/1.1 502");
}
