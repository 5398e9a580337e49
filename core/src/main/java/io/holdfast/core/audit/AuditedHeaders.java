package io.holdfast.core.audit;

import io.holdfast.api.Namespace;
import io.holdfast.api.Request;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which headers of requests stand in the entries, and whether HMACed; none unless configured. */
public final class AuditedHeaders {
  private static final String HEADERS = Layout.core(Namespace.ROOT) + "audit/header/";

  private final SnapshotCache<SortedMap<String, Boolean>> headers =
      new SnapshotCache<>(
          Layout.core(Namespace.ROOT) + "audit-headers-changed", AuditedHeaders::load);

  /** How a header is shown. */
  record Shown(boolean hmac) {}

  private static SortedMap<String, Boolean> load(BarrierTx tx) {
    StorageView view = tx.view(HEADERS);
    SortedMap<String, Boolean> all = new TreeMap<>();
    view.list("")
        .forEach(
            name -> view.get(name, Shown.class).ifPresent(shown -> all.put(name, shown.hmac())));
    return all;
  }

  /** By lower-case name: whether the values are HMACed. */
  public SortedMap<String, Boolean> at(BarrierTx tx) {
    return headers.at(tx);
  }

  public Optional<Boolean> find(BarrierTx tx, String name) {
    return Optional.ofNullable(at(tx).get(name.toLowerCase(Locale.ROOT)));
  }

  public void put(BarrierTx tx, String name, boolean hmac) {
    tx.view(HEADERS).put(name.toLowerCase(Locale.ROOT), new Shown(hmac));
    headers.invalidate(tx);
  }

  public void remove(BarrierTx tx, String name) {
    tx.view(HEADERS).delete(name.toLowerCase(Locale.ROOT));
    headers.invalidate(tx);
  }

  /** The headers of a request that are shown, by lower-case name. */
  public SortedMap<String, AuditEvent.Header> of(BarrierTx tx, Request request) {
    SortedMap<String, AuditEvent.Header> shown = new TreeMap<>();
    for (Map.Entry<String, Boolean> header : at(tx).entrySet()) {
      List<String> values = request.headers().get(header.getKey());
      if (values != null) {
        shown.put(header.getKey(), new AuditEvent.Header(values, header.getValue()));
      }
    }
    return shown;
  }

  /** Forgets what it cached, when the server is sealed. */
  public void clear() {
    headers.clear();
  }
}
