package io.holdfast.engine.bitcoin.share;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code custodians/:name}: who keeps shares, where, and the key that they are encrypted to. */
public final class CustodianPath {
  private static final Field<String> HOLDER =
      Field.string("holder", "The person or office, as people know it.");
  private static final Field<String> ENTITY =
      Field.string("entity_id", "Id of the identity entity that the person logs in as.");
  private static final Field<String> LOCATION =
      Field.string("location", "Where the custodian's shares lie, such as zurich.");
  private static final Field<String> AGE_RECIPIENT =
      Field.string("age_recipient", "The custodian's age key: age1...");
  private static final Field<String> CERTIFICATE =
      Field.string("certificate", "The custodian's X.509 certificate in PEM (RSA or EC), instead.");

  private CustodianPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.CUSTODIANS.list(),
        Named.CUSTODIANS
            .route("")
            .describe(
                "Write, read or delete a custodian of shares.",
                "A custodian has a key of age or an X.509 certificate: shares are encrypted to it"
                    + " and never shown. A write replaces what was said; shares that were made"
                    + " stay under the key of that time.")
            .fields(HOLDER, ENTITY, LOCATION, AGE_RECIPIENT, CERTIFICATE)
            .exists(Named.CUSTODIANS::exists)
            .on(Operation.READ, CustodianPath::read)
            .onWrite(CustodianPath::write)
            .on(Operation.DELETE, CustodianPath::delete));
  }

  private static Response read(Call call) {
    String name = call.get(Named.NAME);
    return Response.data(
        Custodian.find(call.storage(), name)
            .orElseThrow(() -> new Refusal.NotFound("no " + Named.CUSTODIANS.label(name)))
            .view());
  }

  private static Response write(Call call) {
    String age = call.get(AGE_RECIPIENT).strip();
    String certificate = call.get(CERTIFICATE).strip();
    if (age.isEmpty() == certificate.isEmpty()) {
      throw Inputs.invalid(
          AGE_RECIPIENT.name(),
          age.isEmpty()
              ? "is absent and so is certificate; a custodian needs one of them"
              : "stands beside a certificate; give one of them");
    }
    Custodian custodian =
        new Custodian(
            call.get(HOLDER).strip(),
            call.get(ENTITY).strip(),
            call.get(LOCATION).strip(),
            age.isEmpty() ? null : age,
            certificate.isEmpty() ? null : certificate,
            call.now());
    Field<String> field = age.isEmpty() ? CERTIFICATE : AGE_RECIPIENT;
    try {
      custodian.recipient().requireValid(call.now());
    } catch (CryptoException e) {
      throw Inputs.invalid(field.name(), String.valueOf(e.getMessage()));
    }
    if (custodian.location().isEmpty()) {
      call.warn("without a location nobody can tell which shares lie in one place");
    }
    call.storage().put(Named.CUSTODIANS.storageKey(call.get(Named.NAME)), custodian);
    return Response.data(custodian.view());
  }

  private static Response delete(Call call) {
    call.storage().delete(Named.CUSTODIANS.storageKey(call.get(Named.NAME)));
    return Response.empty();
  }
}
