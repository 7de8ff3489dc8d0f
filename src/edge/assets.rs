//! The portal's files. On workerd a disk service holds them, which knows no content types and lists folders; both are
//! mended here. A path that is no file is a page of the portal.

use url::Url;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, Response, ResponseInit};

use super::bindings::{Env, Fetcher};
use super::error::Error;
use crate::api::ErrorCode;

const HTML: &str = "text/html; charset=utf-8";

pub(super) async fn serve(request: &Request, env: &Env, url: &Url) -> Result<Response, Error> {
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return Err(Error::new(ErrorCode::MethodNotAllowed, "Files are read with GET. The API is under /api/v1."));
    }
    let files = env.assets().ok_or_else(|| Error::not_found("page"))?;
    let name = url.path().rsplit('/').next().unwrap_or_default();
    // `/events/ORDER.CREATED` is a page: what counts is whether the ending is one that our files have.
    let (path, kind) = kind(name).map_or(("/index.html", HTML), |kind| (url.path(), kind));
    match file(&files, url, path).await? {
        Some(file) => dress(&file, name, kind),
        None => Err(Error::new(ErrorCode::NotFound, format!("There is no file {path}."))),
    }
}

async fn file(files: &Fetcher, url: &Url, path: &str) -> Result<Option<Response>, Error> {
    let mut url = url.clone();
    url.set_path(path);
    url.set_query(None);
    let request = Request::new_with_str(url.as_str())?;
    let response: Response = JsFuture::from(files.fetch(&request)?).await?.unchecked_into();
    Ok(response.ok().then_some(response))
}

/// The content type of a file, by its ending; none when a file of ours never ends so.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => HTML,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// The file with the headers that a browser needs.
fn dress(file: &Response, name: &str, kind: &str) -> Result<Response, Error> {
    // Trunk puts a hash of the content into the names of what it builds; only the page itself keeps its name.
    let is_hashed = matches!(name.rsplit('.').next(), Some("js" | "css" | "wasm")) && name.contains('-');
    let cache = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = Headers::new()?;
    for (name, value) in [
        ("content-type", kind),
        ("cache-control", cache),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
    ] {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_headers(&headers);
    Ok(Response::new_with_opt_readable_stream_and_init(file.body().as_ref(), &init)?)
}
