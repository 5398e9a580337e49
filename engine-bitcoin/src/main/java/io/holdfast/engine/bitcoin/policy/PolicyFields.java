package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.route.Field;
import java.util.List;

/**
 * The fields of a policy's document, for help and the OpenAPI document. The library reads the body
 * as it is, and tells every mistake with the path of its field.
 */
final class PolicyFields {
  static final String DESTINATIONS = "destinations";

  static final List<Field<?>> ALL =
      List.of(
          any("max_amount", "Sat that may leave the wallet in one transaction, fee apart."),
          any("max_output_amount", "Sat that one output to others may get."),
          any("min_fee", "The lowest fee in sat."),
          any("max_fee", "The highest fee in sat."),
          any("max_feerate", "The highest feerate in sat/vB; decimals are allowed."),
          any("min_feerate", "The lowest feerate in sat/vB; decimals are allowed."),
          any(
              "velocity",
              "Limits over time, a list of {window, max_amount, max_count, max_fee, per}: window as"
                  + " 24h or 30d, per wallet (the default), initiator or destination."),
          any("max_lifetime_amount", "Sat that may ever leave the wallet, fees apart."),
          any(
              "max_balance_share",
              "The share of the wallet's balance that may leave it in one transaction; the balance"
                  + " is written to wallets/:name/balance."),
          any("max_balance_age", "How old the balance may be; 1h unless given."),
          any(DESTINATIONS, "The addresses that may be paid; an empty list allows none."),
          any(
              "destination_descriptors",
              "Descriptors or extended public keys whose addresses may be paid; that an output is"
                  + " one of theirs is proven by deriving it."),
          any("destination_wallets", "Wallets of this mount that may be paid."),
          any("forbidden_destinations", "The addresses that must not be paid."),
          any(
              "attestors",
              "Public keys whose signed attestation of an address allows it to be paid."),
          any("inputs", "What the transaction may spend."),
          any("change", "What its change must be like."),
          any("lock_time", "What its lock time may be."),
          any("rbf", "Whether it has to be, or must not be, replaceable."),
          any("sighash", "The sighash types that may be signed; DEFAULT and ALL unless given."),
          any("hours", "When it may be signed: time zone, days, hours, holidays."),
          any("initiators", "The groups and entities that may ask for a signature."),
          any("forbid_reuse", "Whether an address that was used before must not be paid."),
          any(
              "approvals",
              "Who has to approve: a list of factors {name, groups, number, proof}; proof is"
                  + " login, totp or signature."),
          any("approval_ttl", "How long approvers have, such as 24h."),
          any("delay", "How long to wait before it is signed, in which it can be cancelled."),
          any("webhook", "An outside service that has to allow it: {url, public_key}."),
          any(
              "break_glass",
              "Who may do without approvals, delay and webhook in an emergency, and who has to"
                  + " review that within which time."),
          any("condition", "A CEL expression over the transaction that has to be true."),
          any(
              "rules",
              "Named rules, each allow or deny, with a CEL condition in 'when' and any of the"
                  + " fields above; one that allows has to hold, and none that denies may."),
          any("messages", "Which messages may be signed."),
          any("xpub_paths", "The derivation paths whose extended public keys may be read."),
          any(
              "changes",
              "What it takes to change or delete this policy, or to take it from a wallet: factors"
                  + " of approval, and a delay."));

  private PolicyFields() {}

  private static Field<JsonNode> any(String name, String description) {
    return Field.any(name, description);
  }
}
