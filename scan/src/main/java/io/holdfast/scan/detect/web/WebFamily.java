package io.holdfast.scan.detect.web;

import io.holdfast.scan.rule.Registry;

/** What opens things on the web. */
public final class WebFamily {
  private WebFamily() {}

  public static void register(Registry registry) {
    new Jwts(registry).register(registry);
    new UrlPasswords(registry).register(registry);
    new Headers(registry).register(registry);
    new CommandPasswords(registry).register(registry);
  }
}
