package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.route.Field;
import java.util.List;
import java.util.Map;

/** What may be said of a new wallet, however its scripts are described. */
final class WalletFields {
  static final Field<List<String>> KEYS =
      Field.commaList(
              "keys",
              "Names of the keys of this mount that take part in it; without any the wallet is"
                  + " watch-only.")
          .alsoKnownAs("key");
  static final Field<String> NETWORK =
      Field.string(
          "network",
          "Of a watch-only wallet: mainnet, testnet, signet, regtest or simnet. Else the keys tell.");
  static final Field<String> POLICY =
      Field.string("policy", "Name of the policy; without one the wallet signs nothing.");
  static final Field<String> CUSTODY =
      Field.string(
          "custody",
          "hot (signs by policy), warm (every transaction is approved by people) or cold (never"
              + " signs here). If absent hot, or cold without keys.");
  static final Field<Boolean> CONFIRM =
      Field.bool("confirm", "Confirms that the wallet is to be held less tightly than before.");
  static final Field<Map<String, String>> LABELS =
      Field.pairs("labels", "What people call the signers: fingerprint=name.");

  private WalletFields() {}
}
