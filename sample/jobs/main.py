from lxml import etree

print(etree.tostring(etree.XML("<jobs/>")).decode())
