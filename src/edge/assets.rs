//! The portal's files. On workerd a disk service holds them, which knows no content types, compresses nothing and lists
//! folders; all of that is mended here. A path that is no file is a page of the portal.
//!
//! The build leaves each file in Brotli and in gzip beside it, and puts a hash into the names of what a page loads.

use js_sys::{Reflect, Uint8Array};
use sha2::{Digest as _, Sha256};
use url::Url;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, Response, ResponseInit};

use super::bindings::{Env, Fetcher};
use super::error::Error;
use super::policy::{self, Page};
use crate::api::{Coding, ErrorCode, Method, ProblemDetails};

const HTML: &str = "text/html; charset=utf-8";
/// The page at `/docs`.
const REFERENCE: &str = "/docs/index.html";

pub(super) async fn serve(request: &Request, env: &Env, url: &Url) -> Result<Response, Error> {
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return Err(ProblemDetails::wrong_method(url.path(), &[Method::Get]).into());
    }
    let files = env.assets().ok_or_else(|| Error::not_found("page"))?;
    let name = url.path().rsplit('/').next().unwrap_or_default();
    // `/events/ORDER.CREATED` is a page: what counts is whether the ending is one that our files have.
    let (path, kind) = match (kind(name), url.path()) {
        (Some(kind), path) => (path, kind),
        (None, "/docs" | "/docs/") => (REFERENCE, HTML),
        (None, _) => ("/index.html", HTML),
    };
    let headers = Headers::new()?;
    for (name, value) in [
        ("content-type", kind),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("vary", "accept-encoding"),
    ] {
        headers.set(name, value)?;
    }
    if kind == HTML {
        let page = if path == REFERENCE { Page::Reference } else { Page::Portal };
        policy::guard(page, env, &headers)?;
    }
    if kind != HTML {
        // Another page that embeds the portal loads what ours loads. All of it is public.
        headers.set("access-control-allow-origin", "*")?;
        headers.set("cross-origin-resource-policy", "cross-origin")?;
    }
    let accepted = request.headers().get("accept-encoding")?;
    for coding in Coding::accepted(accepted.as_deref()) {
        if let Some(found) = file(&files, url, &format!("{path}.{}", coding.ending())).await? {
            headers.set("content-encoding", coding.as_str())?;
            return dress(request, &found, name, headers).await;
        }
    }
    match file(&files, url, path).await? {
        Some(found) => dress(request, &found, name, headers).await,
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
        "txt" | "ts" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Whether a name holds a hash of the content: `portal-0123456789abcdef.wasm`, or eight letters of esbuild's.
fn is_lasting(name: &str) -> bool {
    let hash = name.split_once('.').and_then(|(start, _)| start.rsplit_once('-')).map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The file as it is answered: kept for ever where its name tells its content, else asked for each time and sent only when
/// it has changed.
async fn dress(request: &Request, file: &Response, name: &str, headers: Headers) -> Result<Response, Error> {
    let init = ResponseInit::new();
    // The file is compressed already: the runtime is to leave it as it is.
    Reflect::set(&init, &"encodeBody".into(), &"manual".into())?;
    init.set_headers(&headers);
    if is_lasting(name) {
        headers.set("cache-control", "public, max-age=31536000, immutable")?;
        if let Some(length) = file.headers().get("content-length")? {
            headers.set("content-length", &length)?;
        }
        return Ok(Response::new_with_opt_readable_stream_and_init(file.body().as_ref(), &init)?);
    }
    headers.set("cache-control", "no-cache")?;
    let content = Uint8Array::new(&JsFuture::from(file.array_buffer()?).await?);
    let tag = tag(&content.to_vec());
    headers.set("etag", &tag)?;
    let known = request.headers().get("if-none-match")?.unwrap_or_default();
    if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag || known.trim() == "*") {
        headers.delete("content-encoding")?;
        init.set_status(304);
        return Ok(Response::new_with_opt_str_and_init(None, &init)?);
    }
    Ok(Response::new_with_opt_js_u8_array_and_init(Some(&content), &init)?)
}

fn tag(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    let letters = hash.iter().take(12).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("\"{letters}\"")
}
