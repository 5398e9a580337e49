package io.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.approver.ApproverKey;
import io.holdfast.core.identity.approver.KeyListener;
import io.holdfast.core.namespace.NamespaceStore;

/** Tells of new and lost keys of approvers: whoever did not do it themselves has to notice. */
public final class KeyNotices {
  private KeyNotices() {}

  public static void tell(BarrierTx tx, KeyListener.Change change, ApproverKey key) {
    String id = Namespace.idIn(key.entity());
    Namespace namespace = new Namespace(id, NamespaceStore.path(tx, id));
    Notices.tell(tx, namespace, event(change), () -> about(tx, namespace, key));
  }

  private static NoticeEvent event(KeyListener.Change change) {
    return switch (change) {
      case REGISTERED -> NoticeEvent.KEY_REGISTERED;
      case CONFIRMED -> NoticeEvent.KEY_CONFIRMED;
      case REMOVED -> NoticeEvent.KEY_REMOVED;
    };
  }

  private static ObjectNode about(BarrierTx tx, Namespace namespace, ApproverKey key) {
    ObjectNode out = Json.object();
    out.put("kind", "approver-key");
    out.put("namespace", namespace.path());
    out.put("key_id", key.id());
    out.put("key_name", key.name());
    out.put("key_type", key.type().wireName());
    out.set("entity", ApprovalJson.requester(tx, key.entity()));
    out.put("counts_from", key.countsFrom().toString());
    return out;
  }
}
