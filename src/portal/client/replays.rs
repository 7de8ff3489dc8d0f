//! Calls about replays.

use hookpost::api::{Call, ReplayCount, ReplayList, ReplayView};
use hookpost::guard::ReplayForm;
use hookpost::model::{EndpointId, ReplayId};

use super::{Client, Failure};

impl Client {
    /// Counts what a replay would send; changes nothing.
    pub(crate) async fn count_replay(&self, id: &EndpointId, form: &ReplayForm) -> Result<ReplayCount, Failure> {
        let form = ReplayForm { dry_run: true, ..form.clone() };
        self.tell(&Call::Replay(self.partner()?, id.clone()), &form).await
    }

    /// Sends again what an endpoint did not get.
    pub(crate) async fn replay(&self, id: &EndpointId, form: &ReplayForm) -> Result<ReplayView, Failure> {
        self.tell(&Call::Replay(self.partner()?, id.clone()), form).await
    }

    /// The latest replays of an endpoint.
    pub(crate) async fn replays(&self, id: &EndpointId) -> Result<ReplayList, Failure> {
        self.ask(&Call::ListReplays(self.partner()?, id.clone())).await
    }

    /// Stops a replay.
    pub(crate) async fn cancel_replay(&self, id: &EndpointId, replay: &ReplayId) -> Result<ReplayView, Failure> {
        self.ask(&Call::CancelReplay(self.partner()?, id.clone(), replay.clone())).await
    }
}
