//! Makes Rust of the portal's messages. For everything else of the crate it does nothing.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "portal")]
    messages();
}

#[cfg(feature = "portal")]
fn messages() {
    use std::path::Path;

    println!("cargo::rerun-if-changed=static/messages");
    let folder = std::env::var_os("OUT_DIR").expect("cargo gives a build script its folder");
    match hookpost_messages::read(Path::new("static/messages")) {
        Ok(messages) => {
            std::fs::write(Path::new(&folder).join("messages.rs"), messages.rust())
                .expect("the folder can be written to");
        }
        Err(faults) => {
            for fault in faults.lines() {
                println!("cargo::error=static/messages/{fault}");
            }
        }
    }
}
