package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.psbt.Converter;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.tx.FeeRate;
import io.holdfast.bitcoin.wallet.FeeGoal;
import io.holdfast.bitcoin.wallet.FundedPayment;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.Optional;

/**
 * {@code wallets/:name/psbt}: a payment from given coins, with all that its signers need to know
 * (BIP-174's creator, constructor and updater). Nothing is signed or judged.
 */
final class CreatePath {
  private static final Field<Long> FEE = Field.integer("fee", "The fee in sat.");
  private static final Field<JsonNode> FEERATE =
      Field.any("feerate", "The feerate in sat/vB, instead of a fee; decimals are allowed.");
  private static final Field<Boolean> CHANGE =
      Field.bool(
              "change",
              "Whether what is left goes back to the wallet; without it, the fee takes it.")
          .withDefault(true);
  private static final Field<Long> CHANGE_INDEX =
      Field.integer(
          "change_index", "The index of the change address; the next unused one if absent.");
  private static final Field<Long> LOCK_TIME =
      Field.integer("lock_time", "A height below 500000000, else Unix seconds; 0 if absent.")
          .withDefault(0L);
  private static final long MOST_LOCK_TIME = 0xffff_ffffL;

  private CreatePath() {}

  static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/psbt")
            .describe(
                "Draft a payment.",
                "Makes a PSBT that spends given coins of the wallet, with its fee and change, and"
                    + " with what signers need to know: whole previous transactions, scripts, and"
                    + " where keys come from. Nothing is signed, and no policy is asked.")
            .fields(
                PsbtFields.TRANSACTIONS,
                DraftInputs.INPUTS,
                DraftOutputs.OUTPUTS,
                FEE,
                FEERATE,
                CHANGE,
                CHANGE_INDEX,
                LOCK_TIME,
                DraftInputs.SEQUENCE,
                PsbtFields.VERSION)
            .onWrite(CreatePath::create));
  }

  private static Response create(Call call) {
    Wallet wallet = StoredWallet.of(call).wallet();
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    int version = PsbtFields.version(call);
    FeeGoal goal = goal(call);
    PaymentDraft draft = new PaymentDraft().lockTime(lockTime(call));
    DraftInputs.addTo(draft, call, new OwnScripts(wallet, book));
    Optional<Script> rest = DraftOutputs.addTo(draft, call, wallet.network());
    FundedPayment payment = fund(call, draft, goal, rest, change(call, wallet, book));
    payment.change().ifPresent(change -> book.give(change.own()));
    Psbt psbt = Inputs.of(PsbtFields.VERSION.name(), () -> Converter.to(payment.psbt(), version));
    ObjectNode data =
        Json.object()
            .put("psbt", psbt.base64())
            .put("fee", payment.fee())
            .put("feerate", new FeeRate(payment.fee(), payment.vsize()).satPerVb());
    payment
        .change()
        .ifPresent(change ->
            data.putObject("change")
                .put("output", change.index())
                .put("address", change.own().address().text())
                .put("amount", change.amount())
                .put("index", change.own().place().index()));
    return Response.data(data);
  }

  private static FundedPayment fund(
      Call call,
      PaymentDraft draft,
      FeeGoal goal,
      Optional<Script> rest,
      Optional<WalletScript> change) {
    try {
      return rest.isPresent()
          ? FundedPayment.emptied(draft, goal, rest.get())
          : FundedPayment.of(draft, goal, change);
    } catch (SigningRefused e) {
      throw Inputs.refused(PsbtFields.TRANSACTIONS.name(), e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(call.has(FEE) ? FEE.name() : FEERATE.name(), e);
    }
  }

  private static FeeGoal goal(Call call) {
    if (call.has(FEE) == call.has(FEERATE)) {
      throw Inputs.invalid(
          FEE.name(),
          call.has(FEE)
              ? "stands beside a feerate; give one of them"
              : "is absent and so is feerate; give one of them");
    }
    return call.has(FEE)
        ? Inputs.of(FEE.name(), () -> new FeeGoal.Fixed(call.get(FEE)))
        : Inputs.of(
            FEERATE.name(),
            () -> new FeeGoal.Rate(JsonNumbers.decimal(FEERATE.name(), call.get(FEERATE))));
  }

  private static long lockTime(Call call) {
    long lockTime = call.get(LOCK_TIME);
    if (lockTime < 0 || lockTime > MOST_LOCK_TIME) {
      throw Inputs.invalid(LOCK_TIME.name(), lockTime + " is not within 0 and 4294967295");
    }
    return lockTime;
  }

  /** Where change goes; to the receiving chain where the wallet has no other. */
  private static Optional<WalletScript> change(Call call, Wallet wallet, AddressBook book) {
    if (!call.get(CHANGE)) {
      return Optional.empty();
    }
    boolean chain = wallet.hasChange();
    if (!call.has(CHANGE_INDEX)) {
      return Optional.of(wallet.at(book.next(chain)));
    }
    long index = call.get(CHANGE_INDEX);
    if (index < 0 || index > Integer.MAX_VALUE) {
      throw Inputs.invalid(CHANGE_INDEX.name(), index + " is not within 0 and 2147483647");
    }
    Place place = new Place(chain, (int) index);
    if (book.isUsed(place)) {
      call.warn("change index " + index + " was used before; the new coin will be tied to the old");
    }
    return Optional.of(wallet.at(place));
  }
}
