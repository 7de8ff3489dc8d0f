//! The editor of the validator, used as a person does.

use serde_json::json;

use super::Browser;

impl Browser {
    /// Puts a text in place of what stands in the editor of events, once that is there: selects all and pastes.
    ///
    /// # Panics
    /// When there is no editor within 20 seconds.
    pub async fn paste(&self, text: &str) {
        self.shows("[aria-label=Events]").await;
        let script = format!(
            "const editor = document.querySelector('[aria-label=Events]');
             editor.focus();
             // By the editor's own key: what the page selects reaches the editor only a moment later.
             const keys = {{ key: 'a', code: 'KeyA', keyCode: 65, ctrlKey: true, bubbles: true, cancelable: true }};
             editor.dispatchEvent(new KeyboardEvent('keydown', keys));
             const clipboardData = new DataTransfer();
             clipboardData.setData('text/plain', {});
             editor.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}));",
            json!(text)
        );
        self.run(&script).await;
    }
}
