package io.holdfast.cli.auth;

/** The path of an auth method as a user gives it: with or without slashes, and {@code auth/}. */
final class AuthPath {
  private AuthPath() {}

  static String of(String typed) {
    return typed.replaceAll("^/+|/+$", "").replaceFirst("^auth/(?=.)", "") + "/";
  }
}
