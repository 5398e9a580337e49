package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The body of a request on a wallet: what was given as flags. */
final class WalletBody {
  private Json.Obj body = Json.Obj.EMPTY;

  WalletBody text(String name, @Nullable String value) {
    body = value == null ? body : body.with(name, Json.of(value));
    return this;
  }

  WalletBody number(String name, @Nullable Integer value) {
    body = value == null ? body : body.with(name, Json.of(value));
    return this;
  }

  WalletBody flag(String name, boolean value) {
    body = value ? body.with(name, Json.of(true)) : body;
    return this;
  }

  /** A list with commas between. */
  WalletBody list(String name, @Nullable String value) {
    body = value == null ? body : body.with(name, Json.ofTexts(items(value)));
    return this;
  }

  /** Pairs {@code name=value} with commas between. */
  WalletBody pairs(String flag, String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    SequencedMap<String, Json> pairs = new LinkedHashMap<>();
    for (String pair : items(value)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Failure.local(flag + " takes fingerprint=name,...");
      }
      pairs.put(pair.substring(0, equals), Json.of(pair.substring(equals + 1)));
    }
    body = body.with(name, new Json.Obj(pairs));
    return this;
  }

  Json.Obj json() {
    return body;
  }

  private static List<String> items(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(a -> !a.isEmpty()).toList();
  }
}
