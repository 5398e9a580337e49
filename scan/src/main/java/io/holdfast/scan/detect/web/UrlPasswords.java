package io.holdfast.scan.detect.web;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Likeness;
import java.util.Locale;
import java.util.Set;

/** Passwords in URLs: {@code scheme://user:password@host}. */
final class UrlPasswords {
  private static final CharClass SCHEME = new CharClass("0-9A-Za-z+.-");
  private static final CharClass USER = new CharClass("0-9A-Za-z_.~!$&'*+,;=%-");
  private static final CharClass PASSWORD = new CharClass("0-9A-Za-z_.~!$&'*+,;=%:#?^-");
  private static final CharClass HOST = new CharClass("0-9A-Za-z_.[-");
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passwd",
          "pass",
          "secret",
          "user",
          "username",
          "admin",
          "root",
          "test",
          "guest",
          "foo",
          "bar",
          "baz",
          "pw",
          "pwd",
          "token",
          "postgres",
          "mysql",
          "letmein",
          "p4ssw0rd",
          "passw0rd",
          "p@ssw0rd",
          "pass123",
          "password1",
          "password123",
          "secretpassword",
          "mypassword",
          "bob",
          "alice",
          "docker",
          "guestpass",
          "hunter2",
          "x-oauth-basic",
          "p%40ssw0rd",
          "userpass",
          "something",
          "somepassword",
          "s3cret",
          "s3cr3t",
          "qwerty");

  private static final int LONGEST = 200;

  private final Rule rule;

  UrlPasswords(Registry registry) {
    rule = registry.rule("url-password", "Password in a URL", Evidence.CONTEXT);
  }

  void register(Registry registry) {
    registry.onAnyCase("://", this::look);
  }

  private void look(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int limit = Math.min(window.end(), next + LONGEST);
    int colon = USER.endOfRun(bytes, next, limit);
    if (window.at(colon) != ':') {
      return;
    }
    int end = PASSWORD.endOfRun(bytes, colon + 1, limit);
    boolean isUrl =
        window.at(end) == '@'
            && HOST.has(window.at(end + 1))
            && at > window.start()
            && SCHEME.has(bytes[at - 1]);
    if (isUrl && isSecret(window, colon + 1, end)) {
      hits.add(rule, colon + 1, end);
    }
  }

  private static boolean isSecret(Window window, int from, int to) {
    byte first = window.at(from);
    String text = window.latin1(from, to);
    String lower = text.toLowerCase(Locale.ROOT);
    return to - from >= 6
        && first != '$'
        && first != '%'
        && first != '#'
        && first != '*'
        && !COMMON.contains(lower)
        && !lower.contains("password")
        && !lower.matches("pass[0-9!]*")
        && Likeness.kinds(window.slice(from, to)) >= 2
        && Likeness.entropy(window.bytes(), from, to) >= 2.2
        && !Likeness.isMadeUp(window.bytes(), from, to);
  }
}
