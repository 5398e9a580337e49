package io.holdfast.engine.bitcoin.balance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code wallets/:name/balance}: what the wallet is worth. The server doesn't follow the chain: who
 * does writes it here, and a policy's {@code max_balance_share} is held against it.
 */
public final class BalancePath {
  private static final Field<Long> BALANCE =
      Field.integer("balance", "Confirmed sat that the wallet has.").asRequired();
  private static final Field<String> TIME =
      Field.string("time", "When that was known to be so (RFC 3339); now if absent.");

  /** How far the clock of who tells may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private BalancePath() {}

  public static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/balance")
            .describe(
                "Tell or read what a wallet is worth.",
                "Kept with its time for policies with max_balance_share, which refuse without one"
                    + " or with one that is too old. An earlier time than the stored one's is"
                    + " refused.")
            .fields(BALANCE, TIME)
            .on(Operation.READ, BalancePath::read)
            .onWrite(BalancePath::write)
            .on(Operation.DELETE, BalancePath::delete));
  }

  private static Response read(Call call) {
    String wallet = call.get(Named.NAME);
    return StoredBalance.find(call.storage(), wallet)
        .map(stored -> Response.data(view(stored, call.now())))
        .orElseThrow(() ->
            new Refusal.NotFound("no balance was written for " + Named.WALLETS.label(wallet)));
  }

  private static Response write(Call call) {
    String wallet = call.get(Named.NAME);
    var _ = StoredWallet.of(call);
    long sat = call.get(BALANCE);
    if (sat < 0 || sat > Amounts.MAX) {
      throw Inputs.invalid(BALANCE.name(), "is not a number of sat from 0 to " + Amounts.MAX);
    }
    StoredBalance told = new StoredBalance(sat, time(call));
    Optional<StoredBalance> before = StoredBalance.find(call.storage(), wallet);
    if (before.isPresent() && before.get().time().isAfter(told.time())) {
      throw Inputs.invalid(
          TIME.name(), "is earlier than that of the stored balance, " + before.get().time());
    }
    told.store(call.storage(), wallet);
    return Response.data(view(told, call.now()));
  }

  private static Instant time(Call call) {
    if (!call.has(TIME)) {
      return call.now();
    }
    Instant time;
    try {
      time = Instant.parse(call.get(TIME).strip());
    } catch (DateTimeException e) {
      throw Inputs.invalid(TIME.name(), "is no time; write for example 2026-01-31T12:00:00Z");
    }
    if (time.isAfter(call.now().plus(SKEW))) {
      throw Inputs.invalid(TIME.name(), "lies in the future");
    }
    return time;
  }

  private static Response delete(Call call) {
    StoredBalance.forget(call.storage(), call.get(Named.NAME));
    return Response.empty();
  }

  private static ObjectNode view(StoredBalance stored, Instant now) {
    return Json.object()
        .put("balance", stored.balance())
        .put("time", stored.time().toString())
        .put("age", Math.max(0, Duration.between(stored.time(), now).toSeconds()));
  }
}
