package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Likeness;
import java.util.List;
import java.util.Set;

/** What opens bitcoind: its passwords, cookies and the commands that are typed with secrets. */
final class Bitcoind {
  private static final CharClass ENDS = new CharClass(" \t\r\n\"'`,;<>\\");

  /** What examples have in a secret's place. */
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passwd",
          "mypassword",
          "yourpassword",
          "your_password",
          "rpcpassword",
          "rpcpass",
          "passphrase",
          "my passphrase",
          "my pass phrase",
          "yourpassphrase",
          "string",
          "walletpassphrase",
          "strongpassword",
          "secret");

  private final Rule rpcauth;
  private final Rule password;
  private final Rule cookie;
  private final Rule passphrase;

  Bitcoind(Registry registry) {
    rpcauth = registry.rule("bitcoind-rpcauth", "rpcauth line of bitcoind", Evidence.STRUCTURE);
    password = registry.rule("bitcoind-rpcpassword", "RPC password of bitcoind", Evidence.CONTEXT);
    cookie = registry.rule("bitcoind-cookie", "Cookie of bitcoind's RPC", Evidence.STRUCTURE);
    passphrase =
        registry.rule(
            "bitcoind-walletpassphrase",
            "Passphrase of a bitcoind wallet in a command",
            Evidence.CONTEXT);
  }

  void register(Registry registry) {
    registry.onAnyCase("rpcauth", this::auth);
    registry.onAnyCase("rpcpass", this::password);
    registry.onAnyCase("rpc_pass", this::password);
    registry.on("__cookie__:", this::cookie);
    for (String command : List.of("walletpassphrase", "encryptwallet")) {
      registry.onAnyCase(command, this::command);
    }
  }

  private void auth(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int from = Operators.value(window, next);
    if (from < 0) {
      return;
    }
    int colon = from;
    while (colon < window.end()
        && colon < from + 100
        && !ENDS.has(bytes[colon])
        && bytes[colon] != ':') {
      colon++;
    }
    if (colon == from || window.at(colon) != ':') {
      return;
    }
    int salt = CharClass.HEX.endOfRun(bytes, colon + 1, Math.min(window.end(), colon + 40));
    int mark = window.at(salt) == '\\' ? salt + 1 : salt;
    int hash = CharClass.HEX.endOfRun(bytes, Math.min(mark + 1, window.end()), window.end());
    if (window.at(mark) == '$' && salt - colon > 8 && salt - colon <= 33 && hash - mark - 1 == 64) {
      hits.add(rpcauth, from, hash);
    }
  }

  private void password(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int end = CharClass.WORD.endOfRun(bytes, next, Math.min(window.end(), next + 8));
    String rest = window.latin1(next, end).toLowerCase(java.util.Locale.ROOT);
    int from = Operators.value(window, end);
    if (from < 0 || !List.of("", "word", "wd").contains(rest)) {
      return;
    }
    int to = endOfValue(window, from);
    if (to - from >= 6 && isSecret(window, from, to)) {
      hits.add(password, from, to);
    }
  }

  private void cookie(Window window, int at, int next, Hits hits) {
    int to = CharClass.HEX.endOfRun(window.bytes(), next, Math.min(window.end(), next + 65));
    if (to - next == 64) {
      hits.add(cookie, next, to);
    }
  }

  /** {@code bitcoin-cli walletpassphrase "words" 60}, and the same as JSON-RPC. */
  private void command(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    if (window.hasAnyCase(next, "change") || window.at(at - 1) == '-') {
      return;
    }
    boolean json = window.at(next) == '"' || window.has(next, "\\\"");
    int from =
        json ? parameters(window, next) : CharClass.BLANK.endOfRun(bytes, next, window.end());
    if (from <= next || !(json || isCommand(window, at))) {
      return;
    }
    from += window.at(from) == '\\' ? 1 : 0;
    byte quote = window.at(from);
    boolean quoted = quote == '"' || quote == '\'';
    if (json && !quoted) {
      return;
    }
    int begin = quoted ? from + 1 : from;
    int to = begin;
    while (to < window.end()
        && to < begin + 200
        && bytes[to] != '\n'
        && (quoted ? bytes[to] != quote && bytes[to] != '\\' : !ENDS.has(bytes[to]))) {
      to++;
    }
    if (to - begin >= 4 && isSecret(window, begin, to)) {
      hits.add(passphrase, begin, to);
    }
  }

  private static boolean isCommand(Window window, int at) {
    int line = window.lineStart(at, 300);
    return window.lastIndexOf("bitcoin-cli", line, at) >= 0
        || window.lastIndexOf("-cli", line, at) >= 0
        || window.lastIndexOf("> ", line, at) >= 0
        || CharClass.SPACE.endOfRun(window.bytes(), line, at) == at;
  }

  private static int parameters(Window window, int next) {
    int open = window.lastIndexOf("params", next, next + 60);
    for (int i = open; open >= 0 && i < Math.min(window.end(), open + 24); i++) {
      if (window.at(i) == '[') {
        int value = CharClass.SPACE.endOfRun(window.bytes(), i + 1, window.end());
        return window.at(value) == '\\' ? value + 1 : value;
      }
    }
    return -1;
  }

  private static int endOfValue(Window window, int from) {
    int to = from;
    while (to < window.end() && to < from + 200 && !ENDS.has(window.bytes()[to])) {
      to++;
    }
    return to;
  }

  private static boolean isSecret(Window window, int from, int to) {
    byte first = window.at(from);
    String text = window.latin1(from, to);
    return first != '$'
        && first != '<'
        && first != '{'
        && first != '%'
        && first != '('
        && !text.contains("(")
        && !COMMON.contains(text.toLowerCase(java.util.Locale.ROOT))
        && !Likeness.isMadeUp(window.bytes(), from, to);
  }
}
