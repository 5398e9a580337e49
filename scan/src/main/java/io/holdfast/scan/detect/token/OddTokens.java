package io.holdfast.scan.detect.token;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;
import io.holdfast.scan.text.Likeness;

/** Tokens whose literal stands in their middle or behind them. */
final class OddTokens {
  private final Rule telegram;
  private final Rule azure;
  private final Rule azureKey;
  private final Rule mailchimp;
  private final Rule terraform;

  OddTokens(Registry registry) {
    telegram = registry.rule("telegram-bot-token", "Token of a Telegram bot", Evidence.STRUCTURE);
    azure =
        registry.rule(
            "azure-client-secret", "Client secret of Microsoft Entra", Evidence.STRUCTURE);
    azureKey =
        registry.rule("azure-storage-key", "Account or access key of Azure", Evidence.STRUCTURE);
    terraform =
        registry.rule("terraform-cloud-token", "API token of HCP Terraform", Evidence.STRUCTURE);
    mailchimp = registry.rule("mailchimp-key", "API key of Mailchimp", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.on(":AA", this::telegram);
    registry.on("7Q~", this::azure);
    registry.on("8Q~", this::azure);
    registry.onAnyCase("accountkey=", (w, _, next, hits) -> azureKey(w, next, 88, hits));
    registry.onAnyCase("sharedaccesskey=", (w, _, next, hits) -> azureKey(w, next, 44, hits));
    registry.on("-us", this::mailchimp);
    registry.on(".atlasv1.", this::terraform);
  }

  private void telegram(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int from = CharClass.DIGIT.startOfRun(bytes, at, Math.max(window.start(), at - 11));
    int to = CharClass.URL_BASE64.endOfRun(bytes, next, Math.min(window.end(), next + 34));
    boolean fits = at - from >= 8 && at - from <= 10 && to - next == 33;
    boolean alone = from == window.start() || !CharClass.DIGIT.has(bytes[from - 1]);
    if (fits && alone && Likeness.isRandom(bytes, next, to)) {
      hits.add(telegram, from, to);
    }
  }

  private void azure(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int from = at - 3;
    if (from < window.start() || !CharClass.TILDE.isAll(bytes, from, at)) {
      return;
    }
    int to = CharClass.TILDE.endOfRun(bytes, next, Math.min(window.end(), next + 40));
    boolean begins = Edges.begins(bytes, window.start(), from);
    if (begins && to - next >= 31 && to - next <= 34 && Likeness.isRandom(bytes, from, to)) {
      hits.add(azure, from, to);
    }
  }

  private void azureKey(Window window, int next, int size, Hits hits) {
    byte[] bytes = window.bytes();
    int to = CharClass.PADDED_BASE64.endOfRun(bytes, next, Math.min(window.end(), next + size + 1));
    if (to - next == size && bytes[to - 1] == '=' && Likeness.isRandom(bytes, next, to)) {
      hits.add(azureKey, next, to);
    }
  }

  private void mailchimp(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int from = at - 32;
    int to = CharClass.DIGIT.endOfRun(bytes, next, Math.min(window.end(), next + 3));
    if (from >= window.start()
        && to > next
        && to - next <= 2
        && CharClass.LOWER_HEX.isAll(bytes, from, at)
        && Edges.begins(bytes, window.start(), from)
        && Edges.ends(bytes, to, window.end())
        && Likeness.isRandom(bytes, from, at)) {
      hits.add(mailchimp, from, to);
    }
  }

  private void terraform(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int from = CharClass.ALNUM.startOfRun(bytes, at, Math.max(window.start(), at - 15));
    int to = CharClass.URL_BASE64.endOfRun(bytes, next, Math.min(window.end(), next + 71));
    boolean fits = at - from == 14 && to - next >= 60 && to - next <= 70;
    if (fits && Likeness.isRandom(bytes, next, to)) {
      hits.add(terraform, from, to);
    }
  }
}
