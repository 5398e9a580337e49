package io.holdfast.engine.bitcoin.ledger;

/**
 * Whose movements are summed up.
 *
 * @param kind of what sort the name is
 * @param name an entity's id, or an address; empty for the wallet
 */
public record Subject(Kind kind, String name) {
  /** The wallet itself: every transaction is one of its. */
  public static final Subject WALLET = new Subject(Kind.WALLET, "");

  /** What a subject may be. */
  public enum Kind {
    WALLET,
    INITIATOR,
    DESTINATION,
    CHANGE
  }

  /** Who asked, by the id of their entity; empty for tokens without one, which count together. */
  public static Subject initiator(String entity) {
    return new Subject(Kind.INITIATOR, entity);
  }

  /** Who was paid, by address, or by the script where it has none. */
  public static Subject destination(String destination) {
    return new Subject(Kind.DESTINATION, destination);
  }

  /** What came back to the wallet, by address: change that is paid twice is an address reused. */
  public static Subject change(String address) {
    return new Subject(Kind.CHANGE, address);
  }

  /** The text by which it is known in a ledger. */
  String text() {
    return kind.name() + "|" + name;
  }
}
