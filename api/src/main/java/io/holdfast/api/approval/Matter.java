package io.holdfast.api.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an approval is asked for.
 *
 * @param kind who asks for it and knows what it means, e.g. {@code bitcoin-transaction}
 * @param operation what is to be done, as the approvers see it, e.g. {@code sign}
 * @param path where it is to be done: the whole path of the request
 * @param digest the SHA-256, in lower-case hex, of the exact thing: what was approved, that is done
 *     and nothing else
 * @param summary the thing in words, a line each, as it is shown to people; no secrets
 * @param details the same for programs; no secrets
 */
public record Matter(
    String kind,
    String operation,
    String path,
    String digest,
    List<String> summary,
    ObjectNode details) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Matter {
    if (!SHA256.matcher(digest).matches()) {
      throw new IllegalArgumentException("the digest of a matter is 64 lower-case hex digits");
    }
    summary = summary == null ? List.of() : List.copyOf(summary);
    details = details == null ? Json.object() : details;
  }

  /** Without what it holds. */
  @Override
  public String toString() {
    return "Matter[" + kind + " " + operation + " " + path + "]";
  }
}
