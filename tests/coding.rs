//! A client is sent what it says that it can read.

use hookpost::api::Coding::{self, Brotli, Gzip};

fn check(accept_encoding: &str, expected: &[Coding]) {
    assert_eq!(Coding::accepted(Some(accept_encoding)), expected, "{accept_encoding}");
}

#[test]
fn the_smaller_one_comes_first_where_both_are_liked() {
    check("gzip, deflate, br, zstd", &[Brotli, Gzip]);
    check("GZIP;q=1.0 , BR", &[Brotli, Gzip]);
    check("*", &[Brotli, Gzip]);
}

#[test]
fn weights_decide() {
    check("br;q=0.5, gzip;q=0.8", &[Gzip, Brotli]);
    check("br;q=0.5, *;q=0.8", &[Gzip, Brotli]);
    check("br;q=0.001, identity;q=0", &[Brotli]);
    check("gzip;q=0.5, identity;q=0.7", &[]);
}

#[test]
fn what_is_refused_is_not_sent() {
    check("br;q=0, gzip", &[Gzip]);
    check("br;q=0.000, gzip;q=0", &[]);
    check("gzip, *;q=0", &[Gzip]);
    check("identity", &[]);
    check("", &[]);
    assert_eq!(Coding::accepted(None), []);
}

#[test]
fn what_makes_no_sense_is_passed_over() {
    check("br;q=2, gzip;q=high, , ;, deflate", &[]);
    check("br;level=3, gzip;q = 1", &[Gzip]);
    check("br;q=0.0001", &[]);
}
