package io.holdfast.engine.bitcoin.bsms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.bsms.BsmsException;
import io.holdfast.bitcoin.bsms.DescriptorRecord;
import io.holdfast.bitcoin.bsms.KeyRecord;
import io.holdfast.bitcoin.bsms.RecordCipher;
import io.holdfast.bitcoin.bsms.Token;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.engine.bitcoin.bsms.StoredSession.Accepted;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.List;

/**
 * {@code bsms/sessions/:name/records} takes the signers' key records (round 1), and {@code
 * bsms/sessions/:name/descriptor} gives the descriptor record for each of them (round 2).
 */
final class RecordsPath {
  private static final Field<String> RECORD =
      Field.string("record", "A signer's key record: the text, or encrypted in hexadecimal.")
          .asRequired()
          .sensitive();
  private static final Field<Long> SIGNER =
      Field.integer(
          "signer", "Whose record it is, counted from 1; if absent the token that opens it tells.");

  private RecordsPath() {}

  static Routes routes() {
    return Routes.of(
        Named.SESSIONS
            .route("/records")
            .describe(
                "Take a signer's key record.",
                "Decrypts a record of BIP-129's round 1, checks the signature by its own key, and"
                    + " keeps the key for the descriptor. No two signers may have the same key.")
            .fields(RECORD, SIGNER)
            .onWrite(RecordsPath::take),
        Named.SESSIONS
            .route("/descriptor")
            .describe(
                "Read the descriptor record.",
                "Once all key records are there: the record of BIP-129's round 2, as text and"
                    + " encrypted for each signer, with the first address by which people compare"
                    + " what they got.")
            .on(Operation.READ, RecordsPath::descriptor));
  }

  private static Response take(Call call) {
    StoredSession session = StoredSession.of(call);
    session.requireOpen(call);
    List<Integer> missing = session.missing();
    if (missing.isEmpty()) {
      throw new Refusal.InvalidRequest("record: all " + session.signers() + " are there already");
    }
    Accepted accepted = accepted(call, session, missing);
    StoredSession next = session.with(accepted);
    next.store(call);
    return Response.data(next.view());
  }

  private static Accepted accepted(Call call, StoredSession session, List<Integer> missing) {
    List<Integer> candidates = call.has(SIGNER) ? List.of(signer(call, missing)) : missing;
    BsmsException first = null;
    for (int signer : candidates) {
      String text;
      try {
        text = RecordCipher.decrypt(session.token(signer), call.get(RECORD));
      } catch (BsmsException e) {
        first = first == null ? e : first;
        continue;
      }
      return checked(session, signer, text);
    }
    throw Inputs.invalid(
        RECORD.name(), first == null ? new BsmsException("no signer is left") : first);
  }

  private static int signer(Call call, List<Integer> missing) {
    long signer = call.get(SIGNER);
    if (missing.stream().noneMatch(each -> each == signer)) {
      throw Inputs.invalid(SIGNER.name(), "is none of those whose record is missing: " + missing);
    }
    return (int) signer;
  }

  private static Accepted checked(StoredSession session, int signer, String text) {
    Token token = session.token(signer);
    return Inputs.of(
        RECORD.name(),
        () -> {
          KeyRecord record = KeyRecord.parse(token, text);
          KeyExpression key = record.key();
          if (!key.key().isExtended()) {
            throw new BsmsException(
                "its key is a single public key; wallets take an extended one, with an address for"
                    + " each payment");
          }
          if (!key.key().suits(session.chain())) {
            throw new BsmsException("its key is not of " + session.network());
          }
          for (Accepted other : session.accepted()) {
            if (sameKey(key, other)) {
              throw new BsmsException(
                  "signer " + other.signer() + " gave the same key; each needs one of its own");
            }
          }
          return new Accepted(signer, record.keyText(), record.description());
        });
  }

  private static boolean sameKey(KeyExpression key, Accepted other) {
    KeyRecord record = new KeyRecord("", other.key(), "", "");
    return key.extendedPublic()
        .orElseThrow()
        .publicKey()
        .equals(record.key().extendedPublic().orElseThrow().publicKey());
  }

  private static Response descriptor(Call call) {
    StoredSession session = StoredSession.of(call);
    DescriptorRecord record =
        session
            .descriptor()
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "the key records of signers " + session.missing() + " are missing"));
    ObjectNode data =
        Json.object()
            .put("descriptor", record.descriptor().toString())
            .put("first_address", record.firstAddress())
            .put("record", record.text());
    ArrayNode records = data.putArray("records");
    for (int signer = 1; signer <= session.signers(); signer++) {
      records
          .addObject()
          .put("signer", signer)
          .put("record", RecordCipher.encrypt(session.token(signer), record.text()));
    }
    return Response.data(data);
  }
}
