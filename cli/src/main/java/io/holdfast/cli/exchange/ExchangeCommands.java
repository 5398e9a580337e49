package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Node;
import java.util.List;

/** The family {@code exchange}. */
public final class ExchangeCommands {
  private ExchangeCommands() {}

  /** The commands below {@code exchange}. */
  public static List<Node> nodes() {
    return List.of(
        Node.group("key", "Keys of venues, which are never shown", ExchangeCommands::key),
        Node.group("policy", "What a key may sign", ExchangeCommands::policy),
        Node.group("venue", "How venues sign", ExchangeCommands::venue),
        Node.leaf("sign", "Have a request signed, if the key's policy allows it", Sign::new),
        Node.leaf("request", "Have a request signed and sent", Request::new),
        Node.group("token", "Refresh tokens that are good once", ExchangeCommands::token),
        Node.group("webhook", "Messages whose signature is verified", ExchangeCommands::webhook));
  }

  private static List<Node> key() {
    return List.of(
        Node.leaf("import", "Import a key as the venue gave it", KeyImport::new),
        Node.leaf("create", "Make a key pair inside the server", KeyCreate::new),
        Node.leaf("read", "Show what stands around a key", KeyRead::new),
        Node.leaf("update", "Change policy, owner, bounds of a key", KeyUpdate::new),
        Node.leaf("rotate", "Give a key another secret", KeyRotate::new),
        Node.leaf("list", "List the keys", KeyNames::new),
        Node.leaf("delete", "Delete a key for good", KeyDelete::new));
  }

  private static List<Node> policy() {
    return List.of(
        Node.leaf("write", "Write a policy", PolicyWrite::new),
        Node.leaf("read", "Show a policy", PolicyRead::new),
        Node.leaf("list", "List the policies", PolicyNames::new),
        Node.leaf("delete", "Delete a policy", PolicyDelete::new));
  }

  private static List<Node> venue() {
    return List.of(
        Node.leaf("list", "List the venues", VenueNames::new),
        Node.leaf("read", "Show the document of a venue", VenueRead::new),
        Node.leaf("write", "Write the document of a venue", VenueWrite::new),
        Node.leaf("delete", "Delete the document of a venue", VenueDelete::new));
  }

  private static List<Node> token() {
    return List.of(
        Node.leaf("write", "Begin a chain of refresh tokens", TokenWrite::new),
        Node.leaf("access", "Print an access token", TokenAccess::new),
        Node.leaf("read", "Show how a chain stands", TokenRead::new),
        Node.leaf("list", "List the chains", TokenNames::new));
  }

  private static List<Node> webhook() {
    return List.of(
        Node.leaf("write", "Write how a sender is verified", WebhookWrite::new),
        Node.leaf("verify", "Verify a message", WebhookVerify::new),
        Node.leaf("read", "Show how a sender is verified", WebhookRead::new),
        Node.leaf("list", "List the senders", WebhookNames::new));
  }
}
