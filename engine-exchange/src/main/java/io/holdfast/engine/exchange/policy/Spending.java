package io.holdfast.engine.exchange.policy;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.Randomness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What the orders of a key were worth, within the windows of its policy. Noted in the transaction
 * before anything is signed, so that no two orders can share what is left. Each order leaves a
 * window exactly when it is over.
 */
public final class Spending {
  private static final String TOTAL = "total";
  private static final String ENTRIES = "at/";
  private static final int PAGE = 100;

  private Spending() {}

  /** Where an order was noted, so that it can be taken back. */
  public record Noted(String place, String entry) {}

  /**
   * Notes orders.
   *
   * @throws Refusal.PermissionDenied when they don't fit into what is left of a limit
   */
  public static List<Noted> note(Call call, String key, Map<NotionalLimit, BigDecimal> worth) {
    List<Noted> noted = new ArrayList<>();
    worth.forEach((limit, amount) -> {
      String place = "spent/" + key + "/" + limit.place() + "/";
      StorageView view = call.storage().below(place);
      BigDecimal spent = ended(view, total(view), call.now().minus(limit.window()));
      BigDecimal after = spent.add(amount);
      if (after.compareTo(limit.max()) > 0) {
        throw new Refusal.PermissionDenied(
            "notional: the order is worth %s %s, and %s of %s within %s are used"
                .formatted(
                    Numbers.text(amount),
                    limit.asset(),
                    Numbers.text(spent),
                    Numbers.text(limit.max()),
                    io.holdfast.api.Durations.text(limit.window())));
      }
      String entry =
          "%s%015d-%s"
              .formatted(
                  ENTRIES,
                  call.now().toEpochMilli(),
                  HexFormat.of().formatHex(Randomness.bytes(6)));
      view.put(entry, (Object) amount.toPlainString());
      view.put(TOTAL, (Object) after.toPlainString());
      noted.add(new Noted(place, entry));
    });
    return noted;
  }

  /** Takes back what was noted for orders that were never sent. */
  public static void release(Call call, List<Noted> noted) {
    for (Noted one : noted) {
      StorageView view = call.storage().below(one.place());
      view.get(one.entry(), String.class)
          .ifPresent(amount -> {
            BigDecimal left = total(view).subtract(new BigDecimal(amount));
            view.put(TOTAL, (Object) left.toPlainString());
            view.delete(one.entry());
          });
    }
  }

  private static BigDecimal total(StorageView view) {
    return view.get(TOTAL, String.class).map(BigDecimal::new).orElse(BigDecimal.ZERO);
  }

  /** What is left of a total once the orders of before a moment are out of it. */
  private static BigDecimal ended(StorageView view, BigDecimal total, Instant before) {
    BigDecimal left = total;
    while (true) {
      List<String> oldest = view.list(ENTRIES, "", PAGE);
      for (String name : oldest) {
        if (Long.parseLong(name.substring(0, name.indexOf('-'))) > before.toEpochMilli()) {
          return left;
        }
        String entry = ENTRIES + name;
        left = left.subtract(new BigDecimal(view.get(entry, String.class).orElse("0")));
        view.delete(entry);
      }
      if (oldest.size() < PAGE) {
        return left;
      }
    }
  }
}
