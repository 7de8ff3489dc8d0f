//! Calls about conformance runs.

use hookpost::api::{Call, ConformanceList, ConformanceReport};
use hookpost::model::{EndpointId, RunId};

use super::{Client, Failure, read};

impl Client {
    /// Begins a run at an endpoint.
    pub(crate) async fn start_conformance(&self, id: &EndpointId) -> Result<ConformanceReport, Failure> {
        let call = Call::StartConformance(self.partner()?, id.clone());
        read(202, &self.send(&call, "", None).await?)
    }

    /// The latest runs of an endpoint.
    pub(crate) async fn conformance_runs(&self, id: &EndpointId) -> Result<ConformanceList, Failure> {
        self.ask(&Call::ListConformance(self.partner()?, id.clone())).await
    }

    /// What came of a run.
    pub(crate) async fn conformance_report(&self, id: &EndpointId, run: &RunId) -> Result<ConformanceReport, Failure> {
        self.ask(&Call::ReadConformance(self.partner()?, id.clone(), run.clone())).await
    }
}
