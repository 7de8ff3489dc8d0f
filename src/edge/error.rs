//! The one conversion from what went wrong to an answer.

use wasm_bindgen::JsValue;
use web_sys::Response;

use super::answer;
use super::log::{Level, Line};
use crate::api::{ErrorCode, ProblemDetails};
use crate::model::RequestId;

/// What went wrong.
#[derive(Clone, Debug)]
pub(crate) enum Error {
    /// Something that the caller can mend or should know.
    Problem(Box<ProblemDetails>),
    /// The runtime or the storage failed: told to the log, never to the caller.
    Runtime(String),
}

impl Error {
    pub(crate) fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        ProblemDetails::new(code, detail).into()
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("There is no such {what} here. It may have been deleted."))
    }

    /// What the log says of it.
    pub(crate) fn detail(&self) -> &str {
        match self {
            Self::Problem(problem) => &problem.detail,
            Self::Runtime(detail) => detail,
        }
    }

    /// The answer for it to a request.
    pub(crate) fn into_response(self, request: &RequestId) -> Response {
        let mut problem = match self {
            Self::Problem(problem) => *problem,
            Self::Runtime(detail) => {
                let line = Line::new(Level::Error, "runtime error");
                Line { request_id: Some(request), detail: Some(&detail), ..line }.write();
                ProblemDetails::new(ErrorCode::Internal, "Something failed on our side. Nothing was lost; try again.")
            }
        };
        problem.request_id = Some(request.to_string());
        answer::problem(&problem)
    }
}

impl From<ProblemDetails> for Error {
    fn from(problem: ProblemDetails) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<JsValue> for Error {
    fn from(value: JsValue) -> Self {
        Self::Runtime(words(&value))
    }
}

impl From<serde_wasm_bindgen::Error> for Error {
    fn from(error: serde_wasm_bindgen::Error) -> Self {
        Self::Runtime(error.to_string())
    }
}

/// What an exception says of itself.
pub(crate) fn words(value: &JsValue) -> String {
    js_sys::Error::from(value.clone()).to_string().into()
}
