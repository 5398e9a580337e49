package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code bitcoin}. */
public final class BitcoinCommands {
  private BitcoinCommands() {}

  /** The commands below {@code bitcoin}. */
  public static List<Node> nodes() {
    return List.of(
        Node.group("key", "Keys from which wallets are derived", BitcoinCommands::key),
        Node.group(
            "wallet", "Wallets: a descriptor, its addresses, its policy", BitcoinCommands::wallet),
        Node.group("policy", "What a wallet may sign", BitcoinCommands::policy),
        Node.group("receipt", "Receipts of what policies decided", BitcoinCommands::receipt),
        Node.leaf("sign", "Have a PSBT signed, if the wallet's policy allows it", Sign::new));
  }

  private static List<Node> key() {
    return List.of(
        Node.leaf("create", "Make a key", KeyCreate::new),
        Node.leaf("import", "Import a key from its mnemonic", KeyImport::new),
        Node.leaf("read", "Show a key's network and fingerprint", KeyRead::new),
        Node.leaf("xpub", "Show the extended public key at a path", KeyXpub::new),
        Node.leaf("export", "Show the mnemonic of a key made exportable", KeyExport::new),
        Node.leaf("list", "List the keys", KeyNames::new));
  }

  private static List<Node> wallet() {
    return List.of(
        Node.leaf("create", "Make a wallet of a key", WalletCreate::new),
        Node.leaf("read", "Show a wallet's descriptor and policy", WalletRead::new),
        Node.leaf("address", "Give out an address", WalletAddress::new),
        Node.leaf("list", "List the wallets", WalletNames::new),
        Node.leaf("delete", "Forget a wallet; its key stays", WalletDelete::new));
  }

  private static List<Node> policy() {
    return List.of(
        Node.leaf("write", "Write a policy", PolicyWrite::new),
        Node.leaf("read", "Show a policy", PolicyRead::new),
        Node.leaf("list", "List the policies", PolicyNames::new),
        Node.leaf("delete", "Delete a policy", PolicyDelete::new));
  }

  private static List<Node> receipt() {
    return List.of(
        Node.leaf("verify", "Check a receipt and judge again, offline", ReceiptVerify::new));
  }
}
