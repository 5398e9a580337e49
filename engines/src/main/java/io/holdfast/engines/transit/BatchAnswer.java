package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The answers to a batch, gathered item by item; a failed item does not stop the others. */
final class BatchAnswer {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final Set<Long> WITHOUT_BODY = Set.of(204L, 205L, 304L);

  private final Batch batch;
  private final ObjectNode onFailure;
  private final ArrayNode results = Json.array();
  private boolean succeeded;
  private boolean failed;

  /**
   * @param onFailure fields that the answer of a failed item has too
   */
  BatchAnswer(Batch batch, ObjectNode onFailure) {
    this.batch = batch;
    this.onFailure = onFailure;
  }

  BatchAnswer(Batch batch) {
    this(batch, Json.object());
  }

  /** Answers all items. */
  BatchAnswer each(Function<Item, ObjectNode> answer) {
    batch.items().forEach(item -> add(item, () -> answer.apply(item)));
    return this;
  }

  /**
   * Answers one item.
   *
   * @param answer may be refused, by the cryptography too, which in a batch becomes the item's
   *     {@code error}, and otherwise the whole answer
   */
  void add(Item item, Supplier<ObjectNode> answer) {
    ObjectNode result = attempt(answer);
    if (batch.many()) {
      result.put(Batch.REFERENCE, item.text(Batch.REFERENCE));
    }
    results.add(result);
  }

  private ObjectNode attempt(Supplier<ObjectNode> answer) {
    try {
      ObjectNode result = Checked.of(answer);
      succeeded = true;
      return result;
    } catch (Refusal.InvalidRequest refused) {
      if (!batch.many()) {
        throw refused;
      }
      failed = true;
      return onFailure.deepCopy().put("error", refused.text());
    }
  }

  /** The answer, with status 200 even if items failed. */
  Response response() {
    return Response.data(data());
  }

  /**
   * The answer, with status 400 if an item failed, or with the status that the request asks for.
   */
  Response responseOrFailure(Call call) {
    return failed ? Response.data(failureStatus(call), data()) : response();
  }

  private ObjectNode data() {
    if (!batch.many()) {
      return (ObjectNode) results.get(0);
    }
    ObjectNode data = Json.object();
    data.set("batch_results", results);
    return data;
  }

  private int failureStatus(Call call) {
    Optional<Long> wanted = call.find(Fields.PARTIAL_FAILURE);
    if (wanted.isEmpty() || !succeeded) {
      return BAD_REQUEST;
    }
    long status = wanted.get();
    if (status < OK || status > 599 || WITHOUT_BODY.contains(status)) {
      call.warn(
          "invalid HTTP response code override from partial_failure_response_code, reverting to "
              + BAD_REQUEST);
      return BAD_REQUEST;
    }
    return (int) status;
  }
}
