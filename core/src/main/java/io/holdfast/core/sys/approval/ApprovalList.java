package io.holdfast.core.sys.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.approval.ApprovalState;
import io.holdfast.api.route.Page;
import java.util.List;

/**
 * Which approvals a list shows.
 *
 * @param kind empty for any
 * @param states empty for those that go on
 */
record ApprovalList(String kind, List<ApprovalState> states, Page page) {

  static ApprovalList of(Call call) {
    return new ApprovalList(
        call.get(ApprovalFields.KIND), ApprovalFields.states(call), Page.of(call));
  }

  /** Whether those that ended are looked through. */
  boolean withEnded() {
    return states.stream().anyMatch(ApprovalState::isOver);
  }

  /** Takes one that is wanted into the list. */
  void take(String id, ObjectNode brief, ObjectNode list) {
    if (id.compareTo(page.after()) > 0 && list.size() < page.limit() && isWanted(brief)) {
      list.set(id, brief);
    }
  }

  private boolean isWanted(ObjectNode brief) {
    ApprovalState state = ApprovalState.named(brief.path("state").asText()).orElseThrow();
    return (kind.isEmpty() || kind.equals(brief.path("kind").asText()))
        && (states.isEmpty() ? !state.isOver() : states.contains(state));
  }
}
