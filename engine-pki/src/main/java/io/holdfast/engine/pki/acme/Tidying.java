package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.store.CertStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Forgets orders that are over, and accounts that nobody used for long. */
public final class Tidying {
  private Tidying() {}

  /**
   * What a page of accounts came to.
   *
   * @param last the last account that was looked at; empty when there are no more
   */
  public record Page(String last, int accounts, int accountsDeleted, int ordersDeleted) {}

  /**
   * Looks at a page of accounts.
   *
   * @param after the last account that was looked at before; empty to begin
   * @param buffer how long an account without orders is kept after its last change
   */
  public static Page page(Call call, String after, int limit, Duration buffer) {
    List<String> ids = Account.ids(call.storage(), after, limit);
    int accounts = 0;
    int orders = 0;
    for (String id : ids) {
      int left = 0;
      for (String order : Order.ids(call.storage(), id)) {
        Optional<Order> over = Order.find(call, id, order).filter(each -> isOver(call, each));
        over.ifPresent(each -> forget(call, each));
        orders += over.isPresent() ? 1 : 0;
        left += over.isPresent() ? 0 : 1;
      }
      if (left == 0 && isIdle(call, id, buffer)) {
        Account.find(call, id).ifPresent(account -> account.delete(call));
        accounts++;
      }
    }
    return new Page(ids.size() < limit ? "" : ids.getLast(), ids.size(), accounts, orders);
  }

  /** Nothing can come of it any more, and its certificate was tidied away, if there was one. */
  private static boolean isOver(Call call, Order order) {
    return !call.now().isBefore(order.expires())
        && (!order.isIssued() || CertStore.of(call).find(order.serial()).isEmpty());
  }

  private static void forget(Call call, Order order) {
    order.delete(call);
    if (order.isIssued()) {
      IssuedTo.delete(call, order.serial());
    }
  }

  private static boolean isIdle(Call call, String id, Duration buffer) {
    return Account.find(call, id)
        .filter(account -> account.changed().plus(buffer).isBefore(call.now()))
        .isPresent();
  }
}
