//! What an object does while nobody waits for an answer. The runtime keeps the object in memory for as long as there is
//! some of it: one promise tells that, however much there is.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Object;

/// How much is under way, and what ends the promise once it is none.
#[derive(Debug, Default)]
pub(super) struct Work {
    under_way: Cell<u32>,
    done: RefCell<Option<Function>>,
}

/// Does something and keeps the object in memory until it is done.
pub(super) fn begin(object: &Rc<Object>, work: impl Future<Output = ()> + 'static) {
    let Work { under_way, done } = &object.work;
    if under_way.replace(under_way.get() + 1) == 0 {
        let promise = Promise::new(&mut |keep, _| {
            done.replace(Some(keep));
        });
        object.state.wait_until(&promise);
    }
    let this = Rc::clone(object);
    spawn_local(async move {
        work.await;
        let Work { under_way, done } = &this.work;
        under_way.set(under_way.get() - 1);
        if under_way.get() == 0
            && let Some(done) = done.take()
        {
            // It is a promise's own function, which takes anything and throws nothing.
            let _ = done.call0(&JsValue::UNDEFINED);
        }
    });
}
