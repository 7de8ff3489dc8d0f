//! What is dragged over a page, by a mouse and by a finger.

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};

use super::Browser;

fn drag_steps(from: (f64, f64), to: (f64, f64)) -> [PointerAction; 4] {
    let move_to = |(x, y)| PointerAction::MoveTo { duration: None, x, y };
    [
        move_to(from),
        PointerAction::Down { button: MOUSE_BUTTON_LEFT },
        move_to(to),
        PointerAction::Up { button: MOUSE_BUTTON_LEFT },
    ]
}

impl Browser {
    /// Drags what lies at a place to another, by the mouse.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let mouse = drag_steps(from, to).into_iter().fold(MouseActions::new("mouse".to_owned()), MouseActions::then);
        self.client.perform_actions(mouse).await.expect("the mouse moves");
    }

    /// The same by a finger.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn drag_by_touch(&self, from: (f64, f64), to: (f64, f64)) {
        let finger = drag_steps(from, to).into_iter().fold(TouchActions::new("finger".to_owned()), TouchActions::then);
        self.client.perform_actions(finger).await.expect("the finger moves");
    }
}
