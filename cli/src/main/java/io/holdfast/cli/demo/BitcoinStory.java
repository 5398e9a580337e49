package io.holdfast.cli.demo;

import io.holdfast.bitcoin.address.Address;

/** A key that never leaves the server signs what a policy allows, and nothing else. */
final class BitcoinStory {
  private BitcoinStory() {}

  static Payment tell(Shell shell, Screen screen) {
    Address supplier = DraftPayments.stranger(0x22);
    Address thief = DraftPayments.stranger(0x66);

    screen.title("A bitcoin key that never leaves, a policy, and a wallet under it");
    shell.type("secrets", "enable", "bitcoin");
    shell.type("bitcoin", "key", "create", "-network=" + DraftPayments.NETWORK.label(), "treasury");
    shell.type(
        "bitcoin",
        "policy",
        "write",
        "-max-amount=0.02btc",
        "-max-fee=5000sat",
        "-destinations=" + supplier.text(),
        "suppliers");
    shell.type(
        "bitcoin",
        "wallet",
        "create",
        "-key=treasury",
        "-template=bip84",
        "-policy=suppliers",
        "hot");
    shell.type("bitcoin", "wallet", "address", "hot");

    screen.title("Sign a payment that the policy allows");
    screen.say(
        """
        Any wallet program drafts payments as PSBTs from the descriptor above. The coin that these
        spend is made up: it was never mined.
        """);
    DraftPayments drafts =
        new DraftPayments(shell.quietly("bitcoin", "wallet", "read", "-field=descriptor", "hot"));
    String allowed = written(shell, "payment.psbt", drafts.pay(supplier, 1_200_000));
    shell.type("bitcoin", "sign", "hot", allowed);
    String txid = shell.quietly("bitcoin", "sign", "-field=txid", "hot", allowed);
    String transaction = shell.quietly("bitcoin", "sign", "-field=transaction", "hot", allowed);

    screen.title("Refuse one that it doesn't: a stranger's address, and too much");
    String refused = written(shell, "theft.psbt", drafts.pay(thief, 4_900_000));
    shell.typeRefused("bitcoin", "sign", "hot", refused);
    return new Payment(txid, transaction);
  }

  /** The argument that names a file with the PSBT. */
  private static String written(Shell shell, String name, String psbt) {
    return "psbt=@" + shell.place().write(name, psbt);
  }
}
