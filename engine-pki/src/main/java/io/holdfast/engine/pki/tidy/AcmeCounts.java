package io.holdfast.engine.pki.tidy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.engine.pki.acme.Tidying;

/**
 * How far the tidying of ACME's accounts and orders came.
 *
 * @param after the account that was looked at last; empty at the beginning and at the end
 */
record AcmeCounts(String after, long accounts, long accountsDeleted, long ordersDeleted) {
  static final AcmeCounts NONE = new AcmeCounts("", 0, 0, 0);

  /** Looks at a page of accounts. */
  AcmeCounts step(Call call, TidySettings settings) {
    Tidying.Page page = Tidying.page(call, after, settings.pageSize(), settings.acmeSafetyBuffer());
    return new AcmeCounts(
        page.last(),
        accounts + page.accounts(),
        accountsDeleted + page.accountsDeleted(),
        ordersDeleted + page.ordersDeleted());
  }

  boolean hasMore() {
    return !after.isEmpty();
  }

  void addTo(ObjectNode view) {
    view.put("total_acme_account_count", accounts);
    view.put("acme_account_deleted_count", accountsDeleted);
    // Accounts are not revoked first, as in Vault: they are there or gone.
    view.put("acme_account_revoked_count", 0);
    view.put("acme_orders_deleted_count", ordersDeleted);
  }
}
