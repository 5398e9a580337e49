package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that are read and written. */
public enum FileFormat {
  /** A descriptor, alone or in the text that Sparrow exports. */
  DESCRIPTOR(false),
  /** The requests of Bitcoin Core's {@code importdescriptors}; {@code listdescriptors} is read. */
  CORE(true),
  /** A wallet file of Electrum's without a password. */
  ELECTRUM(true),
  /** A wallet file of Sparrow's in JSON. */
  SPARROW(true),
  /** Specter's export of a wallet. */
  SPECTER(true),
  /** Caravan's configuration of a wallet. */
  CARAVAN(true),
  /** Coldcard's text of a multisig wallet, which other devices read too. */
  COLDCARD(false),
  /** The descriptor record of BIP-129. */
  BSMS(false);

  private static final Pattern POLICY_LINE =
      Pattern.compile("(?im)^\\s*policy\\s*:\\s*\\d+\\s+of\\s+\\d+\\s*$");

  private final boolean json;

  FileFormat(boolean json) {
    this.json = json;
  }

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static String labels() {
    return Arrays.stream(values()).map(FileFormat::label).collect(Collectors.joining(", "));
  }

  public static Optional<FileFormat> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** Whether its files are JSON documents, and texts otherwise. */
  public boolean isJson() {
    return json;
  }

  /**
   * Writes a file.
   *
   * @param wallet its descriptor holds no private key
   * @return a text, or the maps and lists of a JSON document
   * @throws FormatException when the program that reads such files has no such wallets
   */
  public Object write(WalletFile wallet, ExportTerms terms) {
    return switch (this) {
      case DESCRIPTOR -> DescriptorText.write(wallet);
      case CORE -> CoreDescriptors.write(wallet, terms);
      case ELECTRUM -> ElectrumFile.write(wallet);
      case SPARROW -> SparrowFile.write(wallet);
      case SPECTER -> SpecterFile.write(wallet);
      case CARAVAN -> CaravanFile.write(wallet);
      case COLDCARD -> ColdcardFile.write(wallet);
      case BSMS -> DescriptorRecordFile.write(wallet);
    };
  }

  /**
   * Reads a file.
   *
   * @param content a text, or the maps, lists, texts and numbers of a JSON document
   * @throws FormatException with every mistake and its place
   */
  public WalletFile read(Object content) {
    WalletFile file =
        switch (this) {
          case DESCRIPTOR -> DescriptorText.read(content);
          case CORE -> CoreDescriptors.read(content);
          case ELECTRUM -> ElectrumFile.read(content);
          case SPARROW -> SparrowFile.read(content);
          case SPECTER -> SpecterFile.read(content);
          case CARAVAN -> CaravanFile.read(content);
          case COLDCARD -> ColdcardFile.read(content);
          case BSMS -> DescriptorRecordFile.read(content);
        };
    refusePrivate(file.descriptor());
    return file;
  }

  private static void refusePrivate(Descriptor descriptor) {
    if (descriptor.hasPrivateKeys()) {
      throw new FormatException(PRIVATE);
    }
  }

  /** What is said of a file with something private in it. */
  static final String PRIVATE =
      "holds a private key, which a wallet has none of here: import that as a key, and the wallet"
          + " from a file without it";

  /** The format that a file seems to have. */
  public static Optional<FileFormat> detect(Object content) {
    return switch (content) {
      case Map<?, ?> map when map.containsKey("wallet_type") -> Optional.of(ELECTRUM);
      case Map<?, ?> map when map.containsKey("keystores") -> Optional.of(SPARROW);
      case Map<?, ?> map when map.containsKey("extendedPublicKeys") -> Optional.of(CARAVAN);
      case Map<?, ?> map when map.containsKey("descriptors") -> Optional.of(CORE);
      case Map<?, ?> map when map.containsKey("descriptor") || map.containsKey("recv_descriptor") ->
          Optional.of(SPECTER);
      case List<?> _ -> Optional.of(CORE);
      case String text when text.strip().startsWith("BSMS") -> Optional.of(BSMS);
      case String text when POLICY_LINE.matcher(text).find() -> Optional.of(COLDCARD);
      case String text when text.contains("(") -> Optional.of(DESCRIPTOR);
      default -> Optional.empty();
    };
  }
}
