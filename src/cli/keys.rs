//! `hookpost keys`: the provider's own keys.

use clap::{Args, Subcommand, ValueEnum};
use hookpost::api::{Call, KeyList, KeyRequest, KeyView, MadeKey};
use hookpost::model::{KeyId, Scope};
use serde_json::json;

use super::api::{Connection, Trouble, With};
use super::inert::inert_json;
use super::json::lines;
use super::table::table;

#[derive(Args)]
pub(crate) struct Keys {
    #[command(flatten)]
    connection: Connection,

    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// All keys, without what is secret of them
    List,
    /// Makes a key and prints it, once and never again
    Make {
        /// What it is called
        name: String,
        /// What it opens
        #[arg(long, value_enum)]
        scope: Opens,
    },
    /// Revokes a key: it opens nothing from then on
    Revoke {
        /// Its id
        #[arg(value_parser = KeyId::parse)]
        id: KeyId,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Opens {
    /// Publishing and nothing else
    Publish,
    /// Everything
    Manage,
}

/// Carries it out.
pub(crate) fn run(asked: &Keys) -> Result<String, Trouble> {
    let (api, is_json) = (asked.connection.open()?, asked.connection.json);
    let raw = |text: &str| format!("{}\n", inert_json(text.trim_end()));
    match &asked.action {
        Action::List => {
            let (list, text): (KeyList, _) = api.ask(&Call::ListKeys, &With::default())?;
            let rows: Vec<_> = list.keys.iter().map(row).collect();
            Ok(if is_json { raw(&text) } else { table(["KEY", "NAME", "SCOPE", "MADE", "LAST USED"], &rows) })
        }
        Action::Make { name, scope } => {
            let scope = match scope {
                Opens::Publish => Scope::Publish,
                Opens::Manage => Scope::Manage,
            };
            let body = serde_json::to_vec(&KeyRequest { name: name.clone(), scope });
            let body = body.map_err(|error| Trouble::Wrong(error.to_string()))?;
            let (made, text): (MadeKey, _) = api.ask(&Call::MakeKey, &With { body: Some(&body), ..With::default() })?;
            // Alone on the standard output, so that it can be led into a secret store.
            Ok(if is_json { raw(&text) } else { format!("{}\n", made.key.reveal()) })
        }
        Action::Revoke { id } => {
            api.call(&Call::RevokeKey(id.clone()), &With::default())?;
            Ok(if is_json { lines(&json!({ "revoked": id })) } else { format!("{id} is revoked\n") })
        }
    }
}

fn row(key: &KeyView) -> [String; 5] {
    let scope = match key.scope {
        Scope::Publish => "publish",
        Scope::Manage => "manage",
    };
    let used = key.last_used_at.map_or("never".to_owned(), |at| at.to_string());
    [key.id.to_string(), key.name.to_string(), scope.to_owned(), key.created_at.to_string(), used]
}
