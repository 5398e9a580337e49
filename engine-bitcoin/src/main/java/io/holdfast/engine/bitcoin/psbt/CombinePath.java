package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.Converter;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code psbt/combine} and {@code psbt/convert}: what several made of one transaction put together
 * (BIP-174's combiner), and a PSBT in the other version.
 */
final class CombinePath {
  private static final Field<List<String>> PSBTS =
      Field.commaList("psbts", "PSBTs of one transaction, in base64.").asRequired();

  private CombinePath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("psbt/combine")
            .describe(
                "Combine PSBTs.",
                "Puts the fields of several PSBTs of one transaction together. Where two differ in"
                    + " one field, the earlier one's stays.")
            .fields(PSBTS)
            .onWrite(CombinePath::combine),
        Route.path("psbt/convert")
            .describe(
                "Write a PSBT in another version.",
                "The transaction and all fields that both versions have stay as they are. What"
                    + " only version 2 can say (required lock times, what may still be changed) is"
                    + " lost in version 0.")
            .fields(PsbtFields.PSBT, PsbtFields.VERSION)
            .onWrite(CombinePath::convert));
  }

  private static Response combine(Call call) {
    List<String> given = call.get(PSBTS);
    if (given.isEmpty()) {
      throw Inputs.invalid(PSBTS.name(), "is empty; give the PSBTs to combine");
    }
    List<Psbt> psbts = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      psbts.add(PsbtFields.psbt(PSBTS.name() + "[" + i + "]", given.get(i)));
    }
    return answer(Inputs.of(PSBTS.name(), () -> Combiner.combine(psbts)));
  }

  private static Response convert(Call call) {
    int version = PsbtFields.version(call);
    Psbt psbt = PsbtFields.psbt(call);
    return answer(Inputs.of(PsbtFields.PSBT.name(), () -> Converter.to(psbt, version)));
  }

  private static Response answer(Psbt psbt) {
    return Response.data(
        Json.object().put("psbt", psbt.base64()).put("psbt_version", psbt.version()));
  }
}
