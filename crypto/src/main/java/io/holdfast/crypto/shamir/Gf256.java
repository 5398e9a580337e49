package io.holdfast.crypto.shamir;

/**
 * The field GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, the one of AES and of Vault's shares. Without
 * tables and without branches on its operands, so that neither cache nor clock tells them.
 */
final class Gf256 {
  private static final int POLYNOMIAL = 0x1b;

  private Gf256() {}

  /** Addition and subtraction alike. */
  static int add(int a, int b) {
    return a ^ b;
  }

  static int multiply(int a, int b) {
    int product = 0;
    for (int bit = 7; bit >= 0; bit--) {
      int carry = -((product >> 7) & 1);
      product = ((product << 1) & 0xff) ^ (carry & POLYNOMIAL);
      product ^= -((b >> bit) & 1) & a;
    }
    return product;
  }

  /** a^254, which is 1/a, and 0 for 0. */
  static int inverse(int a) {
    int power = a;
    for (int i = 0; i < 6; i++) {
      power = multiply(multiply(power, power), a);
    }
    return multiply(power, power);
  }

  static int divide(int a, int b) {
    return multiply(a, inverse(b));
  }
}
