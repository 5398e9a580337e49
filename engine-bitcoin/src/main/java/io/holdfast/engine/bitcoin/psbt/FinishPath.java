package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.psbt.Extractor;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtException;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code psbt/finalize} and {@code psbt/extract}: what was signed becomes a transaction. Each
 * finished input is verified first, so that nothing leaves that nodes would not take.
 */
final class FinishPath {
  private final Supplier<Signer> signer;

  FinishPath(Supplier<Signer> signer) {
    this.signer = signer;
  }

  Routes routes() {
    return Routes.of(
        Route.path("psbt/finalize")
            .describe(
                "Finalize a PSBT.",
                "Finishes the PSBT if its signatures suffice (aggregating MuSig2's partial ones),"
                    + " and verifies every finished input. Nothing is signed.")
            .fields(PsbtFields.PSBT)
            .onWrite(call -> effect(PsbtFields.psbt(call), FinishPath::finalized)),
        Route.path("psbt/extract")
            .describe(
                "Take the transaction out of a PSBT.",
                "Gives the signed transaction of a PSBT all of whose inputs are final, having"
                    + " verified each.")
            .fields(PsbtFields.PSBT)
            .onWrite(this::extract));
  }

  private Effect extract(Call call) {
    Psbt psbt = PsbtFields.psbt(call);
    try {
      var _ = Extractor.extract(psbt);
    } catch (PsbtException e) {
      throw Inputs.invalid(PsbtFields.PSBT.name(), e);
    }
    return effect(psbt, result -> transaction(Json.object(), result));
  }

  /** Verification runs scripts: outside of any transaction, like a signature. */
  private Effect effect(Psbt psbt, Function<SigningResult, ObjectNode> view) {
    return new Effect() {
      @Override
      public boolean reachesOutside() {
        return false;
      }

      @Override
      public Completion perform() {
        ObjectNode data = view.apply(finish(psbt));
        return _ -> Response.data(data);
      }
    };
  }

  private SigningResult finish(Psbt psbt) {
    try {
      return signer.get().finish(PsbtCheck.check(psbt, AllowedSighashes.EVERY));
    } catch (SigningRefused e) {
      throw Inputs.refused(PsbtFields.PSBT.name(), e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(PsbtFields.PSBT.name(), e);
    }
  }

  private static ObjectNode finalized(SigningResult result) {
    ObjectNode data =
        Json.object().put("psbt", result.psbt().base64()).put("complete", result.complete());
    ArrayNode missing = data.putArray("unfinished_inputs");
    for (int i = 0; i < result.psbt().inputs().size(); i++) {
      PsbtInput input = result.psbt().inputs().get(i);
      if (!input.isFinal()) {
        missing.add(i);
      }
    }
    return transaction(data, result);
  }

  private static ObjectNode transaction(ObjectNode data, SigningResult result) {
    result
        .transaction()
        .ifPresent(transaction ->
            data.put("txid", transaction.txid().hex())
                .put("transaction", transaction.hex())
                .put("vsize", transaction.vsize()));
    return data;
  }
}
