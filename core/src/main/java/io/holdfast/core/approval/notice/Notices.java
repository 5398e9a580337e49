package io.holdfast.core.approval.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.lease.DueIndex;
import io.holdfast.core.lease.Retries;
import io.holdfast.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notices in storage: where they go, those that are to be sent, and what went wrong lately. */
public final class Notices {
  private static final String SETTINGS = "approval/notice/settings";
  private static final String TROUBLE = "approval/notice/trouble";

  /** Of all namespaces, so that one look finds what is due. */
  private static final String OUTBOX = Layout.core(Namespace.ROOT) + "approval/notice/";

  private static final String ENTRY = OUTBOX + "id/";
  private static final DueIndex DUE = new DueIndex(OUTBOX + "due/");

  private Notices() {}

  /**
   * What went wrong with notices of a namespace.
   *
   * @param givenUp how many never arrived
   * @param reason of the latest failure
   */
  public record Trouble(long givenUp, String reason, Instant at) {}

  public static Optional<NoticeSettings> settings(BarrierTx tx, Namespace namespace) {
    return tx.view(Layout.core(namespace)).get(SETTINGS, NoticeSettings.class);
  }

  /** Changes where notices go; null for nowhere. */
  public static void settings(
      BarrierTx tx, Namespace namespace, @Nullable NoticeSettings settings) {
    if (settings == null) {
      tx.delete(Layout.core(namespace) + SETTINGS);
      tx.delete(Layout.core(namespace) + TROUBLE);
    } else {
      tx.view(Layout.core(namespace)).put(SETTINGS, settings);
    }
  }

  public static Optional<Trouble> trouble(BarrierTx tx, Namespace namespace) {
    return tx.view(Layout.core(namespace)).get(TROUBLE, Trouble.class);
  }

  /**
   * Has something told, where that is wished.
   *
   * @param about what it is about, without any secret
   */
  public static void tell(
      BarrierTx tx, Namespace namespace, NoticeEvent event, Supplier<ObjectNode> about) {
    if (settings(tx, namespace).filter(wish -> wish.events().contains(event)).isEmpty()) {
      return;
    }
    String id = Randomness.uuid().toString();
    ObjectNode body = Json.object();
    body.put("id", id);
    body.put("event", event.wireName());
    body.put("time", tx.now().toString());
    body.setAll(about.get());
    String text = new String(Json.write(body), StandardCharsets.UTF_8);
    // The index counts whole milliseconds: what is to be sent now must be due now.
    Instant now = tx.now().truncatedTo(ChronoUnit.MILLIS);
    put(tx, null, new Notice(id, namespace, text, now, now, 0));
  }

  private static void put(BarrierTx tx, @Nullable Notice before, Notice notice) {
    tx.view(ENTRY).put(notice.id(), notice);
    DUE.move(tx, notice.id(), before == null ? null : before.when(), notice.when());
  }

  /** The first that are due. */
  public static List<DueIndex.Due> due(BarrierTx tx, Instant now, int limit) {
    return DUE.due(tx, now, limit);
  }

  /**
   * Takes a notice that is due, and has it tried again should nothing come of it.
   *
   * @param within how long one try may take
   * @return empty when it is not due, or there is nowhere to send it any more
   */
  public static Optional<Notice> take(BarrierTx tx, DueIndex.Due due, Duration within) {
    Optional<Notice> found = find(tx, due.id());
    if (found.isEmpty()) {
      DUE.move(tx, due.id(), due.when(), null);
      return Optional.empty();
    }
    Notice notice = found.get();
    if (notice.when().isAfter(tx.now())) {
      return Optional.empty();
    }
    if (settings(tx, notice.namespace()).isEmpty()) {
      remove(tx, notice);
      return Optional.empty();
    }
    put(tx, notice, notice.at(tx.now().plus(within), notice.failures()));
    return Optional.of(notice);
  }

  private static Optional<Notice> find(BarrierTx tx, String id) {
    return tx.view(ENTRY).get(id, Notice.class);
  }

  private static void remove(BarrierTx tx, Notice notice) {
    tx.delete(ENTRY + notice.id());
    DUE.move(tx, notice.id(), notice.when(), null);
  }

  /** It arrived. */
  public static void arrived(BarrierTx tx, String id) {
    find(tx, id).ifPresent(notice -> remove(tx, notice));
  }

  /**
   * It did not arrive.
   *
   * @return whether it is given up
   */
  public static boolean failed(BarrierTx tx, String id, String why) {
    Optional<Notice> found = find(tx, id);
    if (found.isEmpty()) {
      return false;
    }
    Notice notice = found.get();
    int failures = notice.failures() + 1;
    Instant next = tx.now().plus(Retries.pause(failures));
    Duration patience =
        settings(tx, notice.namespace()).map(NoticeSettings::giveUpAfter).orElse(Duration.ZERO);
    boolean givenUp = next.isAfter(notice.created().plus(patience));
    if (givenUp) {
      remove(tx, notice);
    } else {
      put(tx, notice, notice.at(next, failures));
    }
    long lost = trouble(tx, notice.namespace()).map(Trouble::givenUp).orElse(0L);
    tx.view(Layout.core(notice.namespace()))
        .put(TROUBLE, new Trouble(givenUp ? lost + 1 : lost, why, tx.now()));
    return givenUp;
  }
}
