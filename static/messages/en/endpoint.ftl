secret-look-only = Your link lets you look, not change. The secret is not shown.
