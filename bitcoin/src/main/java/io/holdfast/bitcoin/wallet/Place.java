package io.holdfast.bitcoin.wallet;

/**
 * Where in a wallet a script lies.
 *
 * @param change whether it is on the chain for change, not the one for receiving
 * @param index 0 to 2<sup>31</sup>-1
 */
public record Place(boolean change, int index) {
  public Place {
    if (index < 0) {
      throw new WalletException(
          "index " + Integer.toUnsignedString(index) + " is outside 0 to 2147483647");
    }
  }

  /** A place on the chain for receiving. */
  public static Place receive(int index) {
    return new Place(false, index);
  }

  /** A place on the chain for change. */
  public static Place change(int index) {
    return new Place(true, index);
  }

  int branch() {
    return change ? 1 : 0;
  }

  /** As it follows the account's key: {@code 1/7}. */
  @Override
  public String toString() {
    return branch() + "/" + index;
  }
}
