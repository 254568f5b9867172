"""The XMP packet: what a PDF says of itself, the same bytes for the same document."""

from __future__ import annotations

import datetime as dt
import uuid
from xml.sax.saxutils import escape

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_FIRST_OF_ALT = '<rdf:Alt><rdf:li xml:lang="x-default">'


def xmp_packet(
    *, title: str, language: str, built: dt.datetime, fingerprint: str, x4: bool, tagged: bool
) -> bytes:
    """Write the packet.

    Args:
        title: The document's title, as in Info.
        language: BCP 47.
        built: UTC, as in Info.
        fingerprint: Hex digest of the document; its identifiers follow from it.
        x4: Claim PDF/X-4 (ISO 15930-7).
        tagged: Claim PDF/UA-1 (ISO 14289-1).
    """
    date = built.strftime("%Y-%m-%dT%H:%M:%SZ")
    document = uuid.uuid5(uuid.NAMESPACE_OID, fingerprint)
    instance = uuid.uuid5(document, date)
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_FIRST_OF_ALT}{escape(title)}</rdf:li></rdf:Alt></dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        "<pdf:Trapped>False</pdf:Trapped>",
        f"<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
    ]
    if x4:
        properties.append("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")
    if tagged:
        properties.append("<pdfuaid:part>1</pdfuaid:part>")
    return _PACKET.format(properties="\n".join(properties)).encode()
