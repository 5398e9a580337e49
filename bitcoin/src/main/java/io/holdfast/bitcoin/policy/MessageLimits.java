package io.holdfast.bitcoin.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code messages}: which messages are signed.
 *
 * @param maxLength in bytes of UTF-8
 * @param paths below which keys may sign them; an empty list allows none
 */
record MessageLimits(Optional<Long> maxLength, Optional<PathList> paths) {
  private static final String FIELD = "messages";

  static Optional<MessageLimits> read(Fields fields) {
    return fields
        .object(FIELD, "messages")
        .map(object -> {
          MessageLimits limits =
              new MessageLimits(
                  object.whole("max_length", 0, 1_000_000), PathList.read(object, "paths"));
          object.end();
          return limits;
        });
  }

  void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    maxLength.ifPresent(value -> object.put("max_length", value));
    paths.ifPresent(value -> object.put("paths", value.texts()));
    document.put(FIELD, object);
  }

  List<RuleTrace> judge(DerivationPath path, String message) {
    List<RuleTrace> trace = new ArrayList<>();
    maxLength.ifPresent(most -> {
      long length = message.getBytes(UTF_8).length;
      trace.add(
          RuleTrace.of(
              "messages.max_length",
              length <= most,
              most,
              length,
              "bytes",
              "the message has " + length + " bytes and the limit is " + most));
    });
    paths.ifPresent(list -> trace.add(list.judge("messages.paths", path)));
    return trace;
  }
}
