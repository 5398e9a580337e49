package io.holdfast.engine.pki.x509;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** What names an authority may issue for (RFC 5280, 4.2.1.10). */
public record NameLimits(Names permitted, Names excluded) {
  public static final NameLimits NONE = new NameLimits(Names.NONE, Names.NONE);

  /**
   * Names of one side.
   *
   * @param ipRanges blocks such as {@code 10.0.0.0/8}
   */
  public record Names(
      List<String> dns, List<String> ipRanges, List<String> emails, List<String> uris) {
    static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of());

    private GeneralSubtree[] subtrees() {
      List<GeneralName> names = new ArrayList<>();
      dns.forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
      ipRanges.forEach(range -> names.add(AltNames.ip(range)));
      emails.forEach(name -> names.add(new GeneralName(GeneralName.rfc822Name, name)));
      uris.forEach(name -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, name)));
      return names.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  NameConstraints extension() {
    GeneralSubtree[] in = permitted.subtrees();
    GeneralSubtree[] out = excluded.subtrees();
    return new NameConstraints(in.length == 0 ? null : in, out.length == 0 ? null : out);
  }
}
