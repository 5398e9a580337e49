package io.holdfast.acceptance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.audit.LogFiles;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.acceptance.program.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a server that was killed and started again with what its clients know. */
final class Recovered {
  private final Api api;
  private final Ledger ledger;

  Recovered(Api api, Ledger ledger) {
    this.api = api;
    this.ledger = ledger;
  }

  void holdsEverySecret() {
    ledger.secrets().forEach(this::holds);
  }

  /**
   * The acknowledged version is there, or the one that was being written; each version is one that
   * somebody wrote, whole.
   */
  private void holds(String path, Ledger.History history) {
    Reply metadata = api.get("secret/metadata/" + path);
    if (history.acknowledged() == 0 && metadata.status() == 404) {
      return;
    }
    int current = metadata.succeeds().at("data/current_version").asInt();
    assertThat(current)
        .as("%s after version %d was acknowledged", path, history.acknowledged())
        .isBetween(history.acknowledged(), history.acknowledged() + 1);
    String value = "";
    for (Map.Entry<String, JsonNode> version : metadata.at("data/versions").properties()) {
      int number = Integer.parseInt(version.getKey());
      value =
          api.get("secret/data/" + path + "?version=" + number).succeeds().text("data/data/value");
      assertThat(history.explains(number, value)).as("%s version %d", path, number).isTrue();
      if (number == history.acknowledged()) {
        assertThat(value).as("%s version %d", path, number).isEqualTo(history.value());
      }
    }
    history.found(current, value);
  }

  void holdsTheCounter() {
    Reply counter = api.get("secret/data/counter");
    if (ledger.highestIncrement() == 0 && counter.status() == 404) {
      return;
    }
    int version = counter.succeeds().at("data/metadata/version").asInt();
    assertThat(version).isGreaterThanOrEqualTo(ledger.highestIncrement());
    assertThat(counter.at("data/data/count").asInt()).isEqualTo(version);
  }

  void holdsTheseTokens(Map<String, String> tokens) {
    tokens.forEach((token, policy) ->
        assertThat(api.as(token).get("auth/token/lookup-self").succeeds().texts("data/policies"))
            .containsExactly("default", policy));
  }

  /** Each accessor in the index leads to its token: no token was made by half. */
  void hasNoHalfTokens() {
    List<String> accessors = api.list("auth/token/accessors").succeeds().texts("data/keys");
    assertThat(accessors.size()).isGreaterThanOrEqualTo(ledger.tokens().size());
    for (String accessor : accessors) {
      api.post("auth/token/lookup-accessor", Map.of("accessor", accessor)).succeeds();
    }
  }

  /**
   * Each answered request has both its entries in the log, once the entries that were durable in
   * the journal are in it too.
   *
   * @param first leaf from which they must be found
   */
  static void log(LogFiles log, long first, Set<String> requests) {
    Patience.until(
        "the entries of all answered requests in the audit log",
        () -> missing(log, first, requests).isEmpty());
  }

  private static Set<String> missing(LogFiles log, long first, Set<String> requests) {
    Set<String> missing = new HashSet<>();
    for (String type : List.of("request", "response")) {
      Set<String> expected = new HashSet<>(requests);
      for (JsonNode entry : log.entriesFrom(first)) {
        if (entry.path("type").asText().equals(type)) {
          expected.remove(entry.at("/request/id").asText());
        }
      }
      missing.addAll(expected);
    }
    return missing;
  }
}
