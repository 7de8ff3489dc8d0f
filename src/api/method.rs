//! With which method a call is made, and what it takes to make it.

use crate::model::Role;

/// The HTTP methods that routes use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes, or asks for something to be done.
    Post,
    /// Changes parts.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// As it stands in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What it takes to open a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Public,
    /// The role of a viewer of that partner, or more. Whatever is of this kind changes nothing and tells no secret.
    Viewer,
    /// The role of an admin of that partner, or the provider's key.
    Admin,
    /// A key of the provider's, of either scope.
    Publisher,
    /// A key of the provider's that may manage.
    Provider,
}

impl Access {
    /// Whether somebody of this role at the partner may.
    pub fn opens_to(self, role: Role) -> bool {
        match self {
            Self::Public | Self::Viewer => true,
            Self::Admin => role == Role::Admin,
            Self::Publisher | Self::Provider => false,
        }
    }
}
