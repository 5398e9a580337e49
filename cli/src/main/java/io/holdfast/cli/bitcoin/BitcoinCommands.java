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
        Node.group("custodian", "Who keeps shares of keys", BitcoinCommands::custodian),
        Node.group("drill", "Prove that shares restore a key", BitcoinCommands::drill),
        Node.group("message", "Signed messages", BitcoinCommands::message),
        Node.group("bsms", "Set up a wallet with cosigners (BIP-129)", BitcoinCommands::bsms),
        Node.group("request", "Signatures that wait", BitcoinCommands::request),
        Node.group("change", "Changes of policies and wallets that wait", BitcoinCommands::change),
        Node.group("receipt", "Signed receipts of decisions", BitcoinCommands::receipt),
        Node.group("balance", "What a wallet is worth", BitcoinCommands::balance),
        Node.leaf("simulate", "Judge a PSBT without signing it", Simulate::new),
        Node.group("psbt", "Draft, show, combine and finish transactions", BitcoinCommands::psbt),
        Node.leaf("sign", "Have a PSBT signed, if the wallet's policy allows it", Sign::new));
  }

  private static List<Node> key() {
    return List.of(
        Node.leaf("create", "Make a key", KeyCreate::new),
        Node.leaf("import", "Import a key, or watch one", KeyImport::new),
        Node.leaf("read", "Show a key's network and fingerprint", KeyRead::new),
        Node.leaf("xpub", "Show the extended public key at a path", KeyXpub::new),
        Node.leaf("export", "Show the mnemonic of a key made exportable", KeyExport::new),
        Node.leaf("list", "List the keys", KeyNames::new),
        Node.leaf("state", "Show a key's state, or bring it into the next", KeyState::new),
        Node.leaf("destroy", "Delete a key for ever", KeyDestroy::new),
        Node.leaf("policy", "Show or set which public keys are shown", KeyPolicy::new),
        Node.leaf("child", "Derive a child of a key (BIP-85)", KeyChild::new),
        Node.leaf("children", "List the children of a key", KeyChildren::new),
        Node.leaf("backup", "Split a key among custodians", KeyBackup::new),
        Node.leaf("backups", "List the backups of a key", BackupList::new),
        Node.leaf("backup-read", "Show who holds which share", BackupRead::new),
        Node.leaf("backup-withdraw", "Delete the encrypted shares here", BackupWithdraw::new),
        Node.leaf("share", "Fetch an encrypted share", KeyShare::new));
  }

  private static List<Node> custodian() {
    return List.of(
        Node.leaf("write", "Write a custodian", CustodianWrite::new),
        Node.leaf("read", "Show a custodian", CustodianRead::new),
        Node.leaf("list", "List the custodians", CustodianNames::new),
        Node.leaf("delete", "Forget a custodian", CustodianDelete::new));
  }

  private static List<Node> drill() {
    return List.of(
        Node.leaf("begin", "Begin a drill", DrillBegin::new),
        Node.leaf("give", "Give your share to a drill", DrillGive::new),
        Node.leaf("judge", "End a drill with its passphrase", DrillJudge::new),
        Node.leaf("read", "Show how a drill stands or ended", DrillRead::new),
        Node.leaf("list", "List the drills of a backup", DrillList::new),
        Node.leaf("abandon", "Give a drill up", DrillAbandon::new));
  }

  private static List<Node> message() {
    return List.of(
        Node.leaf("sign", "Sign a text for an address", MessageSign::new),
        Node.leaf("verify", "Verify a signed text", MessageVerify::new));
  }

  private static List<Node> wallet() {
    return List.of(
        Node.leaf("create", "Make a wallet of keys, or a watch-only one", WalletCreate::new),
        Node.leaf("read", "Show a wallet's descriptor and policy", WalletRead::new),
        Node.leaf("update", "Change a wallet's policy, custody or labels", WalletUpdate::new),
        Node.leaf("address", "Give out an address", WalletAddress::new),
        Node.leaf("addresses", "List addresses, or find one", WalletAddresses::new),
        Node.leaf("export", "Write a wallet as another program's file", WalletExport::new),
        Node.leaf("import", "Make a wallet of another program's file", WalletImport::new),
        Node.leaf("list", "List the wallets", WalletNames::new),
        Node.leaf("delete", "Forget a wallet; its key stays", WalletDelete::new));
  }

  private static List<Node> bsms() {
    return List.of(
        Node.leaf("begin", "Begin a coordinator's session", BsmsBegin::new),
        Node.leaf("read", "Show whose records are missing", BsmsRead::new),
        Node.leaf("add", "Give a signer's key record to a session", BsmsAdd::new),
        Node.leaf("descriptor", "Show the descriptor record of a session", BsmsDescriptor::new),
        Node.leaf("key-record", "Make a signer's key record", BsmsKeyRecord::new),
        Node.leaf("list", "List the sessions", BsmsNames::new),
        Node.leaf("delete", "Forget a session", BsmsDelete::new));
  }

  private static List<Node> policy() {
    return List.of(
        Node.leaf("write", "Write a policy", PolicyWrite::new),
        Node.leaf("read", "Show a policy", PolicyRead::new),
        Node.leaf("versions", "List the versions of a policy", PolicyVersions::new),
        Node.leaf("simulate", "Replay a policy over history", PolicySimulate::new),
        Node.leaf("list", "List the policies", PolicyNames::new),
        Node.leaf("delete", "Delete a policy", PolicyDelete::new));
  }

  private static List<Node> request() {
    return List.of(
        Node.leaf("list", "List the requests of a wallet", RequestNames::new),
        Node.leaf("read", "Show a request in words and amounts", RequestRead::new),
        Node.leaf("sign", "Sign what a request waits with", RequestSign::new),
        Node.leaf("cancel", "Take a request back", RequestCancel::new));
  }

  private static List<Node> change() {
    return List.of(
        Node.leaf("list", "List the changes", ChangeNames::new),
        Node.leaf("read", "Show a change and what it waits for", ChangeRead::new),
        Node.leaf("cancel", "Take a change back", ChangeCancel::new));
  }

  private static List<Node> receipt() {
    return List.of(
        Node.leaf("list", "List the receipts of a wallet", ReceiptNames::new),
        Node.leaf("read", "Show a receipt", ReceiptRead::new),
        Node.leaf("key", "Show the key that signs receipts", ReceiptKey::new),
        Node.leaf("verify", "Check a receipt without a server", ReceiptVerify::new));
  }

  private static List<Node> balance() {
    return List.of(
        Node.leaf("read", "Show what a wallet was said to be worth", BalanceRead::new),
        Node.leaf("write", "Tell what a wallet is worth", BalanceWrite::new));
  }

  private static List<Node> psbt() {
    return List.of(
        Node.leaf("create", "Draft a payment of a wallet", PsbtCreate::new),
        Node.leaf("update", "Add what a wallet knows to a PSBT", PsbtUpdate::new),
        Node.leaf("decode", "Show a PSBT in words and amounts", PsbtDecode::new),
        Node.leaf("combine", "Put PSBTs of one transaction together", PsbtCombine::new),
        Node.leaf("finalize", "Finish a PSBT that is signed", PsbtFinalize::new),
        Node.leaf("extract", "Take the transaction out of a PSBT", PsbtExtract::new),
        Node.leaf("convert", "Write a PSBT in another version", PsbtConvert::new));
  }
}
