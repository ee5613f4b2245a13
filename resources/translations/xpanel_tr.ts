<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
<context>
    <name>AccountChoice</name>
    <message>
        <source>All accounts</source>
        <translation>Tüm hesaplar</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>All but practice</source>
        <translation>Alıştırma dışında tümü</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Give the account a name.</source>
        <translation>Hesaba bir ad verin.</translation>
    </message>
    <message>
        <source>Type the panel&apos;s address.</source>
        <translation>Panelin adresini yazın.</translation>
    </message>
    <message>
        <source>Type the API key; the panel&apos;s web site shows it.</source>
        <translation>API anahtarını yazın; panelin sitesinde görünür.</translation>
    </message>
    <message>
        <source>The limit is an amount above zero, or nothing.</source>
        <translation>Sınır sıfırdan büyük bir tutardır ya da boştur.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Kaydedildi.</translation>
    </message>
    <message>
        <source>classic and REST</source>
        <translation>klasik ve REST</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>klasik</translation>
    </message>
    <message>
        <source>It works: balance {balance}, services: {services}, dialects: {dialects}.</source>
        <translation>Çalışıyor: bakiye {balance}, servis sayısı {services}, lehçe: {dialects}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API anahtarı</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Vekil sunucu</translation>
    </message>
    <message>
        <source>Orders sent at once</source>
        <translation>Aynı anda gönderilen</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Dakikada istek</translation>
    </message>
    <message>
        <source>Limit for one order</source>
        <translation>Bir sipariş için sınır</translation>
    </message>
    <message>
        <source>Limit for one day</source>
        <translation>Bir gün için sınır</translation>
    </message>
    <message>
        <source>Data pool</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Sending stops before a day costs more.</source>
        <translation>Bir gün daha pahalıya gelmeden gönderim durur.</translation>
    </message>
    <message>
        <source>An order that would cost more is blocked.</source>
        <translation>Daha pahalı olacak sipariş engellenir.</translation>
    </message>
    <message>
        <source>What new tickets of this account begin with</source>
        <translation>Bu hesabın yeni siparişleri bununla başlar</translation>
    </message>
    <message>
        <source>Above one, a changed balance no longer tells which order was accepted.</source>
        <translation>Birden fazlaysa, değişen bakiye hangi siparişin kabul edildiğini artık göstermez.</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Bağlantıyı sına</translation>
    </message>
    <message>
        <source>Save without the test</source>
        <translation>Sınamadan kaydet</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Mavi</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Deniz yeşili</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Yeşil</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Kehribar</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Turuncu</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Kırmızı</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Pembe</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Mor</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gri</translation>
    </message>
    <message>
        <source>kept; type a new one to change it</source>
        <translation>saklı; değiştirmek için yenisini yazın</translation>
    </message>
    <message>
        <source>Own CA</source>
        <translation>Özel CA</translation>
    </message>
    <message>
        <source>For this account alone. A password in it is kept in the database.</source>
        <translation>Yalnızca bu hesap için. İçindeki parola veritabanında saklanır.</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Salt okunur</translation>
    </message>
    <message>
        <source>Look at it and follow its orders; send nothing</source>
        <translation>Bakılır, siparişleri izlenir; hiçbir şey gönderilmez</translation>
    </message>
    <message>
        <source>Nothing that spends or changes leaves: no order, no cancel, no refill.</source>
        <translation>Para harcayan ya da bir şeyi değiştiren hiçbir istek çıkmaz: ne sipariş, ne iptal, ne telafi.</translation>
    </message>
    <message>
        <source>Asking the panel…</source>
        <translation>Panele soruluyor…</translation>
    </message>
    <message>
        <source>This key works, but its balance is in another currency: it seems to be another account&apos;s. The old key is still in place.</source>
        <translation>Bu anahtar çalışıyor ama bakiyesi başka bir para biriminde: başka bir hesabın anahtarına benziyor. Eski anahtar yerinde duruyor.</translation>
    </message>
    <message>
        <source>This key works, but the panel does not know your newest order by it: it seems to be another account&apos;s. The old key is still in place.</source>
        <translation>Bu anahtar çalışıyor ama panel en yeni siparişinizi onunla tanımıyor: başka bir hesabın anahtarına benziyor. Eski anahtar yerinde duruyor.</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>Yine de kaydet</translation>
    </message>
    <message>
        <source>type the key of the new address</source>
        <translation>yeni adresin anahtarını yazın</translation>
    </message>
    <message>
        <source>The key that is kept belongs to {panel} and is sent nowhere else. Type the key of the new address.</source>
        <translation>Saklanan anahtar {panel} adresinindir ve başka hiçbir yere gönderilmez. Yeni adresin anahtarını yazın.</translation>
    </message>
    <message>
        <source>Orders wait in its queue and would go to the new address: the account is paused until you resume it.</source>
        <translation>Sırasında bekleyen siparişler yeni adrese giderdi: siz sürdürene kadar hesap duraklatıldı.</translation>
    </message>
    <message>
        <source>The new address answers, but its balance is in another currency: it seems to be another panel or account. The old address and key are still in place.</source>
        <translation>Yeni adres yanıt veriyor ama bakiyesi başka bir para biriminde: başka bir panele ya da hesaba benziyor. Eski adres ve anahtar yerinde duruyor.</translation>
    </message>
    <message>
        <source>The new address answers, but does not confirm your newest order: it seems to be another panel or account. The old address and key are still in place.</source>
        <translation>Yeni adres yanıt veriyor ama en yeni siparişinizi doğrulamıyor: başka bir panele ya da hesaba benziyor. Eski adres ve anahtar yerinde duruyor.</translation>
    </message>
</context>
<context>
    <name>AccountSaving</name>
    <message>
        <source>The file cannot be read: {reason}</source>
        <translation>Dosya okunamıyor: {reason}</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>play money</source>
        <translation>oyun parası</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>salt okunur</translation>
    </message>
    <message>
        <source>Read only: nothing is ordered or changed</source>
        <translation>Salt okunur: sipariş verilmez, değişiklik yapılmaz</translation>
    </message>
    <message>
        <source>Practice: play money, no real order</source>
        <translation>Alıştırma: oyun parası, gerçek sipariş yok</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Remove {name}? Its key is forgotten; its orders stay on record.</source>
        <translation>{name} kaldırılsın mı? Anahtarı unutulur; siparişleri kayıtta kalır.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Hesaplar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Remove the account</source>
        <translation>Hesabı kaldır</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Kalsın</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <translation>Anahtarlığa yeniden sor</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Services</source>
        <translation>Servisler</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
    <message>
        <source>Drafts and outbox</source>
        <translation>Taslak ve gönderim</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Bilinmeyen</translation>
    </message>
    <message>
        <source>Bulk orders</source>
        <translation>Toplu sipariş</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Yeni sipariş</translation>
    </message>
    <message>
        <source>Templates…</source>
        <translation>Şablonlar…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Hesaplar…</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Çevrimdışı çalış</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>Gönderimi durdur</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>İzleme</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Görünümü kaydet…</translation>
    </message>
    <message>
        <source>States and views</source>
        <translation>Durumlar ve görünümler</translation>
    </message>
    <message>
        <source>Help and health…</source>
        <translation>Yardım ve durum…</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>Her şeyi ara…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Klavye kısayolları…</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Bildirimler</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Servislerde ara</translation>
    </message>
    <message>
        <source>Ask the panel for its services</source>
        <translation>Servisleri panelden al</translation>
    </message>
    <message>
        <source>Favourite, or no longer</source>
        <translation>Favori yap ya da çıkar</translation>
    </message>
    <message>
        <source>Compare, or no longer</source>
        <translation>Karşılaştırmaya al ya da çıkar</translation>
    </message>
    <message>
        <source>What changed in the catalogue</source>
        <translation>Katalogda ne değişti</translation>
    </message>
    <message>
        <source>Copy the service&apos;s ID</source>
        <translation>Servisin numarasını kopyala</translation>
    </message>
    <message>
        <source>Send the ticket</source>
        <translation>Sipariş fişini gönder</translation>
    </message>
    <message>
        <source>Save the ticket as a draft</source>
        <translation>Fişi taslak olarak kaydet</translation>
    </message>
    <message>
        <source>More fields of the ticket</source>
        <translation>Fişin diğer alanları</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>Siparişlerde ara</translation>
    </message>
    <message>
        <source>Ask about the selected orders now</source>
        <translation>Seçili siparişleri şimdi sor</translation>
    </message>
    <message>
        <source>Export the orders shown…</source>
        <translation>Görünen siparişleri dışa aktar…</translation>
    </message>
    <message>
        <source>Undo the last change of views</source>
        <translation>Son görünüm değişikliğini geri al</translation>
    </message>
    <message>
        <source>Cancel the selected orders…</source>
        <translation>Seçili siparişleri iptal et…</translation>
    </message>
    <message>
        <source>Refill the selected orders…</source>
        <translation>Seçili siparişleri telafi et…</translation>
    </message>
    <message>
        <source>Order again, as a draft</source>
        <translation>Yeniden sipariş, taslak olarak</translation>
    </message>
    <message>
        <source>Order what is left, as a draft</source>
        <translation>Kalanı sipariş et, taslak olarak</translation>
    </message>
    <message>
        <source>Refill all that can be…</source>
        <translation>Telafi edilebilenlerin tümü…</translation>
    </message>
    <message>
        <source>Lost refills…</source>
        <translation>Yanıtı kaybolan telafiler…</translation>
    </message>
    <message>
        <source>Paste order IDs…</source>
        <translation>Sipariş numaralarını yapıştır…</translation>
    </message>
    <message>
        <source>Copy the order&apos;s link</source>
        <translation>Siparişin bağlantısını kopyala</translation>
    </message>
    <message>
        <source>Copy the order&apos;s ID</source>
        <translation>Siparişin numarasını kopyala</translation>
    </message>
    <message>
        <source>Open the order&apos;s link</source>
        <translation>Siparişin bağlantısını aç</translation>
    </message>
    <message>
        <source>Order above</source>
        <translation>Üstteki sipariş</translation>
    </message>
    <message>
        <source>Order below</source>
        <translation>Alttaki sipariş</translation>
    </message>
    <message>
        <source>Close the order&apos;s page</source>
        <translation>Siparişin sayfasını kapat</translation>
    </message>
    <message>
        <source>On the page: order above</source>
        <translation>Sayfada: üstteki sipariş</translation>
    </message>
    <message>
        <source>On the page: order below</source>
        <translation>Sayfada: alttaki sipariş</translation>
    </message>
    <message>
        <source>Leave the order&apos;s page</source>
        <translation>Siparişin sayfasından çık</translation>
    </message>
    <message>
        <source>Leave the view</source>
        <translation>Görünümden çık</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Görünümü yeniden adlandır</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>Görünümü sil</translation>
    </message>
    <message>
        <source>Move the view up</source>
        <translation>Görünümü yukarı taşı</translation>
    </message>
    <message>
        <source>Move the view down</source>
        <translation>Görünümü aşağı taşı</translation>
    </message>
    <message>
        <source>Send, hold or resume</source>
        <translation>Gönder, beklet ya da sürdür</translation>
    </message>
    <message>
        <source>Edit the selected draft</source>
        <translation>Seçili taslağı düzenle</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Seçilenleri sil</translation>
    </message>
    <message>
        <source>Undo deleting</source>
        <translation>Silmeyi geri al</translation>
    </message>
    <message>
        <source>Export the outbox shown…</source>
        <translation>Görünen gönderim listesini dışa aktar…</translation>
    </message>
    <message>
        <source>Send earlier</source>
        <translation>Daha önce gönder</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Daha sonra gönder</translation>
    </message>
    <message>
        <source>Send first</source>
        <translation>İlk sırada gönder</translation>
    </message>
    <message>
        <source>Send last</source>
        <translation>Son sırada gönder</translation>
    </message>
    <message>
        <source>Open the finding&apos;s order</source>
        <translation>Bulgunun siparişini aç</translation>
    </message>
    <message>
        <source>Copy the finding&apos;s ID</source>
        <translation>Bulgunun numarasını kopyala</translation>
    </message>
    <message>
        <source>Put the finding off for a day</source>
        <translation>Bulguyu bir gün ertele</translation>
    </message>
    <message>
        <source>Dismiss the finding</source>
        <translation>Bulguyu gizle</translation>
    </message>
    <message>
        <source>Ask about the findings&apos; orders now</source>
        <translation>Bulguların siparişlerini şimdi sor</translation>
    </message>
    <message>
        <source>Cancel the findings&apos; orders…</source>
        <translation>Bulguların siparişlerini iptal et…</translation>
    </message>
    <message>
        <source>Refill the findings&apos; orders…</source>
        <translation>Bulguların siparişlerini telafi et…</translation>
    </message>
    <message>
        <source>Order what the findings miss, as a draft</source>
        <translation>Bulgularda eksik kalanı sipariş et, taslak olarak</translation>
    </message>
    <message>
        <source>Open a list of orders…</source>
        <translation>Sipariş listesi aç…</translation>
    </message>
    <message>
        <source>Paste a list of orders</source>
        <translation>Sipariş listesi yapıştır</translation>
    </message>
    <message>
        <source>Queue the lines</source>
        <translation>Satırları sıraya al</translation>
    </message>
    <message>
        <source>What a column means</source>
        <translation>Sütunun anlamı</translation>
    </message>
    <message>
        <source>Export the spending…</source>
        <translation>Harcamaları dışa aktar…</translation>
    </message>
    <message>
        <source>Export the customers…</source>
        <translation>Müşterileri dışa aktar…</translation>
    </message>
    <message>
        <source>Begin from the template</source>
        <translation>Şablondan başla</translation>
    </message>
    <message>
        <source>Delete the template</source>
        <translation>Şablonu sil</translation>
    </message>
    <message>
        <source>Take out of the comparison</source>
        <translation>Karşılaştırmadan çıkar</translation>
    </message>
    <message>
        <source>Copy the lost refills&apos; order IDs</source>
        <translation>Yanıtı kaybolan telafilerin sipariş numaralarını kopyala</translation>
    </message>
    <message>
        <source>Copy the rows shown</source>
        <translation>Gösterilen satırları kopyala</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>İlk adımlar…</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Ayarlarda ara</translation>
    </message>
</context>
<context>
    <name>Aftersales</name>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Refill</source>
        <translation>Telafi</translation>
    </message>
    <message>
        <source>Asked, not answered yet</source>
        <translation>Soruldu, henüz yanıt yok</translation>
    </message>
    <message>
        <source>Requested; its status will tell</source>
        <translation>İstendi; durumu gösterecek</translation>
    </message>
    <message>
        <source>Taken by the panel, being followed</source>
        <translation>Panel aldı, izleniyor</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Kaydı doğrulandı</translation>
    </message>
    <message>
        <source>A request was open already</source>
        <translation>Zaten açık bir istek vardı</translation>
    </message>
    <message>
        <source>Done, by the panel&apos;s word</source>
        <translation>Panele göre tamam</translation>
    </message>
    <message>
        <source>The order ended first</source>
        <translation>Önce sipariş bitti</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Reddedildi</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Alınmadı</translation>
    </message>
    <message>
        <source>Unknown: the answer was lost</source>
        <translation>Bilinmiyor: yanıt kayboldu</translation>
    </message>
    <message>
        <source>Declared as not made</source>
        <translation>Yapılmadı olarak bildirildi</translation>
    </message>
    <message>
        <source>Not asked: a request is open</source>
        <translation>Sorulmadı: açık bir istek var</translation>
    </message>
    <message>
        <source>Not asked: stopped</source>
        <translation>Sorulmadı: durduruldu</translation>
    </message>
    <message>
        <source>Not asked: the panel refuses each</source>
        <translation>Sorulmadı: panel her birini reddediyor</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Sorulmadı</translation>
    </message>
    <message>
        <source>No panel has accepted this order.</source>
        <translation>Bu siparişi hiçbir panel kabul etmedi.</translation>
    </message>
    <message>
        <source>It has ended; nothing is left to cancel.</source>
        <translation>Bitmiş; iptal edilecek bir şey kalmadı.</translation>
    </message>
    <message>
        <source>It is still at work.</source>
        <translation>Hâlâ sürüyor.</translation>
    </message>
    <message>
        <source>It was not delivered.</source>
        <translation>Teslim edilmedi.</translation>
    </message>
    <message>
        <source>The service allows no cancel.</source>
        <translation>Servis iptale izin vermiyor.</translation>
    </message>
    <message>
        <source>The service allows no refill.</source>
        <translation>Servis telafiye izin vermiyor.</translation>
    </message>
    <message>
        <source>The panel does not say whether the service allows it.</source>
        <translation>Panel, servisin buna izin verip vermediğini söylemiyor.</translation>
    </message>
    <message>
        <source>A request is open since {at}.</source>
        <translation>{at} zamanından beri açık bir istek var.</translation>
    </message>
    <message>
        <source>Asked not long ago; again from {at}.</source>
        <translation>Az önce istendi; yeniden {at} sonrasında.</translation>
    </message>
    <message>
        <source>The answer to the request of {at} was lost: say what became of it.</source>
        <translation>{at} tarihli isteğin yanıtı kayboldu: sonucunu siz belirtin.</translation>
    </message>
    <message>
        <source>The guarantee ended {at}.</source>
        <translation>Garanti {at} tarihinde bitti.</translation>
    </message>
    <message>
        <source>The service has no guarantee.</source>
        <translation>Servisin garantisi yok.</translation>
    </message>
    <message>
        <source>The guarantee is only what the service&apos;s name suggests.</source>
        <translation>Garanti, yalnızca servisin adından anlaşılan kadardır.</translation>
    </message>
    <message>
        <source>It is partial: many panels refill complete orders alone.</source>
        <translation>Kısmi: birçok panel yalnızca tamamlanan siparişleri telafi eder.</translation>
    </message>
    <message>
        <source>The answer to the request of {at} was lost.</source>
        <translation>{at} tarihli isteğin yanıtı kayboldu.</translation>
    </message>
    <message>
        <source>Settled meanwhile: {outcome}</source>
        <translation>Bu arada sonuçlanmış: {outcome}</translation>
    </message>
    <message>
        <source>Declared as made</source>
        <translation>Yapıldı olarak bildirildi</translation>
    </message>
    <message>
        <source>It is not partial.</source>
        <translation>Kısmi değil.</translation>
    </message>
    <message>
        <source>The panel reports no remains.</source>
        <translation>Panel kalan miktar bildirmiyor.</translation>
    </message>
    <message>
        <source>Which of its lines or posts are left cannot be told.</source>
        <translation>Hangi satırların ya da gönderilerin kaldığı bilinemez.</translation>
    </message>
    <message>
        <source>What is left is below the minimum.</source>
        <translation>Kalan miktar en az miktarın altında.</translation>
    </message>
    <message>
        <source>the panel&apos;s answer leaves it out</source>
        <translation>panelin yanıtında yer almıyor</translation>
    </message>
    <message>
        <source>the program ended meanwhile</source>
        <translation>bu sırada program kapandı</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>May be asked</source>
        <translation>İstenebilir</translation>
    </message>
    <message>
        <source>No order here has this ID.</source>
        <translation>Burada bu numarada sipariş yok.</translation>
    </message>
    <message>
        <source>The service allowed it when this was ordered, and allows it no more: the panel decides.</source>
        <translation>Sipariş verildiğinde servis buna izin veriyordu, artık vermiyor: karar panelin.</translation>
    </message>
    <message>
        <source>It was placed elsewhere: what was asked for is not known.</source>
        <translation>Başka yerde verilmiş: ne istendiği bilinmiyor.</translation>
    </message>
    <message>
        <source>Not asked: the account is read only</source>
        <translation>İstenmedi: hesap salt okunur</translation>
    </message>
    <message>
        <source>The account is read only.</source>
        <translation>Hesap salt okunur.</translation>
    </message>
    <message>
        <source>Found in {count} accounts: choose one</source>
        <translation>{count} hesapta bulundu: birini seçin</translation>
    </message>
    <message>
        <source>An order of another account has this ID, none of the chosen one.</source>
        <translation>Bu numara seçilen hesabın değil, başka bir hesabın siparişine ait.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>İstek</translation>
    </message>
</context>
<context>
    <name>AftersalesDialog</name>
    <message>
        <source>Cancel orders</source>
        <translation>Sipariş iptali</translation>
    </message>
    <message>
        <source>Refill orders</source>
        <translation>Sipariş telafisi</translation>
    </message>
    <message numerus="yes">
        <source>Ask to cancel %Ln order(s)</source>
        <translation>
            <numerusform>%Ln siparişin iptalini iste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask to refill %Ln order(s)</source>
        <translation>
            <numerusform>%Ln siparişin telafisini iste</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>İstemeyi durdur</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Orders and what comes of them</source>
        <translation>Siparişler ve sonuçları</translation>
    </message>
    <message>
        <source>Lost refills…</source>
        <translation>Yanıtı kaybolan telafiler…</translation>
    </message>
    <message>
        <source>Say what became of the refills whose answer was lost</source>
        <translation>Yanıtı kaybolan telafilerin sonucunu belirtin</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln sipariş</numerusform>
        </translation>
    </message>
    <message>
        <source>You are working offline: nothing can be asked now.</source>
        <translation>Çevrimdışı çalışıyorsunuz: şu anda hiçbir şey istenemez.</translation>
    </message>
    <message>
        <source>Requested is not done: an order is cancelled when its status says so. What it still refunds is the panel&apos;s matter.</source>
        <translation>İstenmiş olmak yapılmış olmak değildir: sipariş, durumu öyle dediğinde iptal olmuştur. Ne kadarını iade edeceği panele bağlıdır.</translation>
    </message>
    <message>
        <source>XPanel only verifies the record of an order: it acknowledges a refill and promises nothing more.</source>
        <translation>XPanel yalnızca siparişin kaydını doğrular: telafi isteğini onaylar, daha fazlasını vadetmez.</translation>
    </message>
    <message>
        <source>Requested is not done: the panel is asked where each refill stands.</source>
        <translation>İstenmiş olmak yapılmış olmak değildir: her telafinin durumu panele sorulur.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Alınan</translation>
    </message>
    <message>
        <source>Can be asked</source>
        <translation>İstenebilir</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Alınmadı</translation>
    </message>
    <message>
        <source>Cannot be asked</source>
        <translation>İstenemez</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Bilinmiyor</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>Gösterilen satırlar</translation>
    </message>
    <message>
        <source>None of these can be asked; the rows say why.</source>
        <translation>Bunların hiçbiri istenemez; nedeni satırlarda.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be asked; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%Ln sipariş için istenemez; nedeni satırlarda.</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>{all} siparişin {done} tanesi yanıtlandı</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) were not asked about; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%Ln sipariş için istenmedi; nedeni satırlarda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers to %Ln request(s) were lost. Nothing is asked again by itself.</source>
        <translation>
            <numerusform>%Ln isteğin yanıtı kayboldu. Hiçbiri kendiliğinden yinelenmez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is answered.</source>
        <translation>Hepsi yanıtlandı.</translation>
    </message>
    <message>
        <source>Copy the rows shown</source>
        <translation>Gösterilen satırları kopyala</translation>
    </message>
</context>
<context>
    <name>AftersalesSettings</name>
    <message>
        <source> h</source>
        <translation> sa</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>just now</source>
        <translation>az önce</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln dakika önce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln saat önce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln gün önce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln gün</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln saat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln dakika</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attempts</name>
    <message>
        <source>accepted</source>
        <translation>kabul edildi</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>reddedildi</translation>
    </message>
    <message>
        <source>refused for now: too many requests</source>
        <translation>şimdilik reddedildi: çok fazla istek</translation>
    </message>
    <message>
        <source>surely not sent</source>
        <translation>kesinlikle gönderilmedi</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>bilinmiyor</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} sn</translation>
    </message>
    <message>
        <source>HTTP {code}, but no complete JSON object</source>
        <translation>HTTP {code}, ama eksiksiz bir JSON nesnesi yok</translation>
    </message>
    <message>
        <source>an error, but with HTTP {code}</source>
        <translation>bir hata, ama HTTP {code} ile</translation>
    </message>
    <message>
        <source>an order, but with HTTP {code}</source>
        <translation>bir sipariş, ama HTTP {code} ile</translation>
    </message>
    <message>
        <source>both an order and an error</source>
        <translation>hem sipariş hem hata</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>istek sınırı</translation>
    </message>
    <message>
        <source>neither an order nor an error</source>
        <translation>ne sipariş ne hata</translation>
    </message>
    <message>
        <source>two different orders</source>
        <translation>iki farklı sipariş</translation>
    </message>
    <message>
        <source>no valid order ID</source>
        <translation>geçerli bir sipariş numarası yok</translation>
    </message>
</context>
<context>
    <name>BackupSettings</name>
    <message>
        <source>Back up now</source>
        <translation>Şimdi yedekle</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Yedekler…</translation>
    </message>
    <message>
        <source>No backup could be made. Is the disk full? {reason}</source>
        <translation>Yedek alınamadı. Disk dolu olabilir mi? {reason}</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Henüz yedek yok.</translation>
    </message>
    <message>
        <source>There is no backup yet; the first one is made when you have an account.</source>
        <translation>Henüz yedek yok; ilki, bir hesabınız olduğunda alınır.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s)</source>
        <translation>
            <numerusform>%Ln yedek</numerusform>
        </translation>
    </message>
    <message>
        <source>{many}, the newest {age}.</source>
        <translation>{many}; en yenisi {age}.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Made</source>
        <translation>Alındı</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Sürüm</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Günlük</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Elle</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Güncellemeden önce</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Okunamıyor</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>A newer version of the program made this backup; nothing was changed.</source>
        <translation>Bu yedeği programın daha yeni bir sürümü aldı; hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>The backups cannot be read; nothing was changed.</source>
        <translation>Yedekler okunamıyor; hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>This backup is damaged; nothing was changed. Choose another.</source>
        <translation>Bu yedek bozuk; hiçbir şey değiştirilmedi. Başka birini seçin.</translation>
    </message>
    <message>
        <source>Restore the backup of {time}</source>
        <translation>{time} yedeğini geri yükle</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Yedeği geri yükle</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Henüz yedek yok.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Yedekler</translation>
    </message>
    <message>
        <source>In {folder}. One is made a day; those of 7 days and 4 weeks are kept.</source>
        <translation>{folder} klasöründe. Günde bir yedek alınır; 7 günün ve 4 haftanın yedekleri saklanır.</translation>
    </message>
    <message>
        <source>The backup takes the place of the present file, which is set aside and not deleted. Orders sent after it are not in it: what it has in the queue is held, and nothing is sent until you have looked.</source>
        <translation>Yedek, şimdiki dosyanın yerine geçer; o dosya silinmez, kenara konur. Yedekten sonra gönderilen siparişler içinde yoktur: sırasındakiler bekletilir ve siz bakana kadar hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>BalanceLine</name>
    <message>
        <source>Balance from {first} to {last}: least {least}, most {most}, now {now}</source>
        <translation>{first} ile {last} arası bakiye: en az {least}, en çok {most}, şimdi {now}</translation>
    </message>
    <message>
        <source>most {amount}</source>
        <translation>en çok {amount}</translation>
    </message>
    <message>
        <source>now {amount}</source>
        <translation>şimdi {amount}</translation>
    </message>
</context>
<context>
    <name>BalanceTab</name>
    <message numerus="yes">
        <source>%Ln charge(s) not reported yet.</source>
        <translation>
            <numerusform>%Ln ücret henüz bildirilmedi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Order {number} is unknown, and its expected charge of {amount} fits.</source>
        <translation>{number} numaralı sipariş belirsiz ve beklenen {amount} ücreti uyuyor.</translation>
    </message>
    <message>
        <source>Order {number} is unknown and was sent then ({amount} expected).</source>
        <translation>{number} numaralı sipariş belirsiz ve o sırada gönderildi ({amount} bekleniyor).</translation>
    </message>
    <message>
        <source>Nothing to look at: every change is explained by your orders.</source>
        <translation>Bakılacak bir şey yok: her değişimi siparişleriniz açıklıyor.</translation>
    </message>
    <message>
        <source>The balance has not moved since it was first read.</source>
        <translation>Bakiye ilk okunduğundan beri değişmedi.</translation>
    </message>
    <message>
        <source>One balance with {accounts}: the same address and key.</source>
        <translation>{accounts} ile tek bakiye: aynı adres ve anahtar.</translation>
    </message>
    <message>
        <source>Only what your orders do not explain</source>
        <translation>Yalnızca siparişlerinizin açıklamadıkları</translation>
    </message>
    <message>
        <source>Changes of the balance</source>
        <translation>Bakiye değişimleri</translation>
    </message>
</context>
<context>
    <name>Balances</name>
    <message>
        <source>Read</source>
        <translation>Okundu</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>Açıklaması</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ücretler</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>İadeler</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Başka yerde</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Bakiye</translation>
    </message>
    <message>
        <source>charges {amount}</source>
        <translation>ücretler {amount}</translation>
    </message>
    <message>
        <source>refunds {amount}</source>
        <translation>iadeler {amount}</translation>
    </message>
    <message>
        <source>booked sooner or later {amount}</source>
        <translation>önce ya da sonra işlenen {amount}</translation>
    </message>
    <message>
        <source>rounding {amount}</source>
        <translation>yuvarlama {amount}</translation>
    </message>
    <message>
        <source>elsewhere {amount}</source>
        <translation>başka yerde {amount}</translation>
    </message>
    <message>
        <source>between {before} and {after}</source>
        <translation>{before} ile {after} arasında</translation>
    </message>
    <message>
        <source>Your orders</source>
        <translation>Siparişleriniz</translation>
    </message>
    <message>
        <source>Your orders, booked sooner or later</source>
        <translation>Siparişleriniz, biraz önce ya da sonra işlendi</translation>
    </message>
    <message>
        <source>Your orders, rounded by the panel</source>
        <translation>Siparişleriniz, panel yuvarladı</translation>
    </message>
    <message>
        <source>Your orders, as expected</source>
        <translation>Siparişleriniz, beklendiği gibi</translation>
    </message>
    <message>
        <source>Not explained yet</source>
        <translation>Henüz açıklanmadı</translation>
    </message>
    <message>
        <source>Topped up, or a refund elsewhere</source>
        <translation>Yükleme ya da başka yerden iade</translation>
    </message>
    <message>
        <source>Taken elsewhere</source>
        <translation>Başka yerde harcandı</translation>
    </message>
    <message>
        <source>Less taken than your orders cost</source>
        <translation>Siparişlerinizin ücretinden azı alındı</translation>
    </message>
    <message>
        <source>Charges and refunds of your orders explain it to the last digit.</source>
        <translation>Siparişlerinizin ücretleri ve iadeleri son hanesine kadar açıklıyor.</translation>
    </message>
    <message>
        <source>Your orders explain it; the balance was read between the panel&apos;s booking and its answer.</source>
        <translation>Siparişleriniz açıklıyor; bakiye, panelin işlemesiyle yanıtı arasında okundu.</translation>
    </message>
    <message>
        <source>Your orders explain it, but for less than the panel&apos;s rounding.</source>
        <translation>Siparişleriniz açıklıyor; kalan, panelin yuvarlamasından azdır.</translation>
    </message>
    <message>
        <source>Expected charges explain it; the panel has not reported all of them yet.</source>
        <translation>Beklenen ücretler açıklıyor; panel hepsini henüz bildirmedi.</translation>
    </message>
    <message>
        <source>A charge or a refund that is still to be reported may explain what is left.</source>
        <translation>Henüz bildirilmemiş bir ücret ya da iade, kalanı açıklayabilir.</translation>
    </message>
    <message>
        <source>More came in than your orders&apos; refunds: a top-up, or refunds of other orders.</source>
        <translation>Siparişlerinizin iadelerinden fazlası geldi: bakiye yüklemesi ya da başka siparişlerin iadesi.</translation>
    </message>
    <message>
        <source>More went out than your orders cost: other programs with this key, or the panel&apos;s site.</source>
        <translation>Siparişlerinizin ücretinden fazlası gitti: bu anahtarı kullanan başka programlar ya da panelin sitesi.</translation>
    </message>
    <message>
        <source>Less went out than your orders cost: a discount, or a charge never booked.</source>
        <translation>Siparişlerinizin ücretinden azı gitti: indirim ya da hiç işlenmeyen bir ücret.</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Chart of spending</source>
        <translation>Harcama grafiği</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>%Ln new notification(s)</source>
        <translation>
            <numerusform>%Ln yeni bildirim</numerusform>
        </translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Bildirimler</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>1 {base} = {rate} {quote} from {day} on</source>
        <translation>{day} gününden itibaren 1 {base} = {rate} {quote}</translation>
    </message>
    <message>
        <source>No rate from {base} to {quote} holds on {day}.</source>
        <translation>{day} günü için {base} → {quote} kuru girilmemiş.</translation>
    </message>
    <message>
        <source>None given</source>
        <translation>Belirtilmemiş</translation>
    </message>
    <message>
        <source>Spending, {range}</source>
        <translation>Harcama, {range}</translation>
    </message>
    <message>
        <source>Converted:</source>
        <translation>Çevrildi:</translation>
    </message>
    <message>
        <source>… {number} more, listed in the tab of rates …</source>
        <translation>… {number} tane daha, kurlar sekmesinde yazılı …</translation>
    </message>
    <message>
        <source>Spending by {group}</source>
        <translation>Harcama · {group}</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Of it estimated</source>
        <translation>Bunun tahmini kısmı</translation>
    </message>
    <message>
        <source>Without a charge</source>
        <translation>Ücreti belli olmayan</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>{amount} per 1000</source>
        <translation>{amount} / 1000 adet</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>en baştan</translation>
    </message>
    <message>
        <source>Customers, {range}</source>
        <translation>Müşteriler, {range}</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Müşteriler</translation>
    </message>
    <message>
        <source>Markup</source>
        <translation>Kâr payı</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Fiyat</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Kâr</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Miktar</translation>
    </message>
    <message>
        <source>{mark} estimated: the panel has not reported a charge yet.</source>
        <translation>{mark} tahmini: panel henüz ücret bildirmedi.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Hesap özeti</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>Para birimleri</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Geçerlilik başlangıcı</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Girildi</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>Döviz kurları</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>geçerli</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>geri çekme</translation>
    </message>
    <message>
        <source>replaced later</source>
        <translation>sonradan değiştirildi</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Sayfa {page} / {pages}</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Line</source>
        <translation>Satır</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Okunmadı</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Bakın</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Hatalı</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sıraya girdi</translation>
    </message>
    <message>
        <source>More cells than this service takes ({detail}).</source>
        <translation>Bu servisin aldığından fazla hücre var ({detail}).</translation>
    </message>
    <message>
        <source>No service is named.</source>
        <translation>Servis belirtilmemiş.</translation>
    </message>
    <message>
        <source>Service {detail} is not in the catalogue.</source>
        <translation>{detail} numaralı servis katalogda yok.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Böyle bir dosya yok.</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}</source>
        <translation>Dosya okunamıyor: {detail}</translation>
    </message>
    <message>
        <source>The file is too big: {detail}</source>
        <translation>Dosya çok büyük: {detail}</translation>
    </message>
    <message>
        <source>These are no letters that can be read. Save the file as UTF-8.</source>
        <translation>Okunabilir harfler değil. Dosyayı UTF-8 olarak kaydedin.</translation>
    </message>
    <message>
        <source>There is a NUL byte: this is no text.</source>
        <translation>İçinde NUL baytı var: bu metin değil.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>İçinde hiçbir şey yok.</translation>
    </message>
    <message>
        <source>There are too many lines: {detail}</source>
        <translation>Çok fazla satır var: {detail}</translation>
    </message>
    <message>
        <source>A cell is too long: {detail}</source>
        <translation>Bir hücre çok uzun: {detail}</translation>
    </message>
    <message>
        <source>There are too many cells: {detail}</source>
        <translation>Çok fazla hücre var: {detail}</translation>
    </message>
    <message>
        <source>This is a broken workbook: {detail}</source>
        <translation>Bu çalışma kitabı bozuk: {detail}</translation>
    </message>
    <message>
        <source>This workbook swells beyond all measure when it is unpacked. It was not read.</source>
        <translation>Bu çalışma kitabı açıldığında ölçüsüzce büyüyor. Okunmadı.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>Bir tırnak açılmış ve hiç kapanmamış.</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>Sipariş {number}</translation>
    </message>
    <message>
        <source>Line {line}: {words}</source>
        <translation>{line}. satır: {words}</translation>
    </message>
</context>
<context>
    <name>BulkFoot</name>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Lines judged</source>
        <translation>Bakılan satırlar</translation>
    </message>
    <message numerus="yes">
        <source>Queue %Ln order(s)</source>
        <translation>
            <numerusform>%Ln siparişi sıraya koy</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Sıraya koy</translation>
    </message>
    <message>
        <source>No line can be queued yet.</source>
        <translation>Henüz sıraya konabilecek satır yok.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be queued</source>
        <translation>
            <numerusform>%Ln satır sıraya konabilir</numerusform>
        </translation>
    </message>
    <message>
        <source>balance</source>
        <translation>bakiye</translation>
    </message>
    <message numerus="yes">
        <source>Queue %Ln order(s) of {account}?</source>
        <translation>
            <numerusform>{account} için %Ln sipariş sıraya konsun mu?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have something to look at.</source>
        <translation>
            <numerusform>%Ln tanesinde bakılacak bir şey var.</numerusform>
        </translation>
    </message>
    <message>
        <source>The balance is short by {sum}.</source>
        <translation>Bakiye {sum} eksik.</translation>
    </message>
</context>
<context>
    <name>BulkPane</name>
    <message>
        <source>Open a list of orders</source>
        <translation>Sipariş listesi aç</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>Listeler (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Add an account first.</source>
        <translation>Önce bir hesap ekleyin.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are in the outbox.</source>
        <translation>
            <numerusform>%Ln sipariş gönderim sırasında.</numerusform>
        </translation>
    </message>
    <message>
        <source>A paste</source>
        <translation>Yapıştırılan</translation>
    </message>
    <message>
        <source>Paste lines such as “service | link | quantity”, or open a CSV or XLSX file. Nothing is queued before you have seen every line.</source>
        <translation>“servis | bağlantı | miktar” gibi satırlar yapıştırın ya da bir CSV veya XLSX dosyası açın. Her satırı görmeden hiçbir şey sıraya girmez.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Dosya aç…</translation>
    </message>
    <message>
        <source>Bulk</source>
        <translation>Toplu</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Yapıştır</translation>
    </message>
    <message>
        <source>Lines of the import</source>
        <translation>İçe aktarılan satırlar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Bakılacak</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sıraya girdi</translation>
    </message>
    <message>
        <source>Take the lines that were copied</source>
        <translation>Kopyalanan satırları al</translation>
    </message>
</context>
<context>
    <name>BundlePage</name>
    <message>
        <source>The file has more; its beginning is shown.</source>
        <translation>Dosyanın devamı var; başı gösteriliyor.</translation>
    </message>
    <message>
        <source>Save for whoever helps</source>
        <translation>Yardım eden için kaydet</translation>
    </message>
    <message>
        <source>Zip archive</source>
        <translation>Zip arşivi</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file} olarak kaydedildi.</translation>
    </message>
    <message>
        <source>The bundle could not be made: {reason}</source>
        <translation>Paket hazırlanamadı: {reason}</translation>
    </message>
    <message>
        <source>These files tell whoever helps how the program is. They hold no key; the requests&apos; links and answers only if you tick that. Look through them, then save them: nothing is sent by itself.</source>
        <translation>Bu dosyalar, yardım edene programın durumunu anlatır. İçlerinde anahtar yoktur; isteklerin bağlantıları ve yanıtları yalnızca işaretlerseniz bulunur. Gözden geçirin, sonra kaydedin: kendiliğinden hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>With links and answers: the values that were sent, and what was answered</source>
        <translation>Bağlantılar ve yanıtlarla: gönderilen değerler ve verilen yanıtlar</translation>
    </message>
    <message>
        <source>Save the bundle…</source>
        <translation>Paketi kaydet…</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dosyalar</translation>
    </message>
    <message>
        <source>The file&apos;s text</source>
        <translation>Dosyanın metni</translation>
    </message>
</context>
<context>
    <name>CaField</name>
    <message>
        <source>The panel&apos;s own CA</source>
        <translation>Panelin kendi CA&apos;sı</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Sertifikalar</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tüm dosyalar</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Seç…</translation>
    </message>
    <message>
        <source>Its certificates are trusted for this account, beside the system&apos;s.</source>
        <translation>İçindeki sertifikalara sisteminkilerin yanında, yalnızca bu hesap için güvenilir.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Trust the system&apos;s certificates alone again</source>
        <translation>Yeniden yalnızca sistemin sertifikalarına güven</translation>
    </message>
    <message>
        <source>none; the system&apos;s are trusted</source>
        <translation>yok; sisteminkilere güvenilir</translation>
    </message>
    <message>
        <source>It cannot be read: choose its file anew.</source>
        <translation>Okunamıyor: dosyasını yeniden seçin.</translation>
    </message>
    <message>
        <source>{name}, expired on {day}</source>
        <translation>{name}, {day} tarihinde doldu</translation>
    </message>
    <message>
        <source>{name}, until {day}</source>
        <translation>{name}, bitiş {day}</translation>
    </message>
</context>
<context>
    <name>CategoriesModel</name>
    <message>
        <source>All services</source>
        <translation>Tüm servisler</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Kategorisiz</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Kalktı</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Fiyat</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>En az</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>En çok</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Önce</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sonra</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Nothing changed since the catalogue was first fetched.</source>
        <translation>Katalog ilk alındığından beri hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>No change matches.</source>
        <translation>Eşleşen değişiklik yok.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln değişiklik</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes in the catalogue</source>
        <translation>Katalogdaki değişiklikler</translation>
    </message>
    <message>
        <source>Search changes by service, id or kind</source>
        <translation>Değişikliklerde servis, no ya da tür ara</translation>
    </message>
    <message>
        <source>Search changes</source>
        <translation>Değişikliklerde ara</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>I have seen them</source>
        <translation>Gördüm</translation>
    </message>
    <message>
        <source>Take the marks off the services</source>
        <translation>Servislerdeki işaretleri kaldır</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>Closes</name>
    <message>
        <source>Period</source>
        <translation>Dönem</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Birim</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Açılış</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Ücretler</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>İadeler</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>Yüklenen</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Başka yerde</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Kapanış</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Fark</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>What does not agree</source>
        <translation>Uyuşmayan</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Tutar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Closed · {count} later</source>
        <translation>Kapalı · sonradan {count}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Kapalı</translation>
    </message>
    <message>
        <source>Its figures are those of now.</source>
        <translation>Rakamları şu ana aittir.</translation>
    </message>
    <message>
        <source>Closed at {time}; its figures stay as they were told then.</source>
        <translation>Kapatıldı: {time}. Rakamları o anki gibi kalır.</translation>
    </message>
    <message>
        <source>Without a reading before and in it there is nothing to compare.</source>
        <translation>Öncesinde ve içinde bir okuma yoksa karşılaştırılacak bir şey yoktur.</translation>
    </message>
    <message>
        <source>What is left between opening and closing: booked near midnight, rounded, or not reported.</source>
        <translation>Açılışla kapanış arasında kalan: gece yarısına yakın işlenen, yuvarlanan ya da bildirilmeyen.</translation>
    </message>
    <message>
        <source>first {before} was reported, then {now}</source>
        <translation>önce {before}, sonra {now} bildirildi</translation>
    </message>
    <message>
        <source>expected {expected}, reported {reported}</source>
        <translation>beklenen {expected}, bildirilen {reported}</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Görüldü</translation>
    </message>
    <message>
        <source>Reported charge is not the expected one</source>
        <translation>Bildirilen ücret beklenen değil</translation>
    </message>
    <message>
        <source>Charge raised above the expected one</source>
        <translation>Ücret beklenenin üstüne çıkarıldı</translation>
    </message>
    <message>
        <source>Charge of an order placed elsewhere</source>
        <translation>Başka yerde verilen bir siparişin ücreti</translation>
    </message>
    <message>
        <source>Told after the close</source>
        <translation>Kapanıştan sonra bildirildi</translation>
    </message>
    <message>
        <source>Not explained when it was closed</source>
        <translation>Kapatıldığında açıklanmamıştı</translation>
    </message>
</context>
<context>
    <name>ClosesTab</name>
    <message>
        <source>This period is not over yet.</source>
        <translation>Bu dönem henüz bitmedi.</translation>
    </message>
    <message>
        <source>{period}: its sums are too large to be kept. It stays open.</source>
        <translation>{period}: toplamları saklanamayacak kadar büyük. Açık kalır.</translation>
    </message>
    <message>
        <source>Close {period}</source>
        <translation>{period} dönemini kapat</translation>
    </message>
    <message>
        <source>It can be closed when it is over.</source>
        <translation>Dönem bitince kapatılabilir.</translation>
    </message>
    <message>
        <source>Mismatches: {period}</source>
        <translation>Uyuşmayanlar: {period}</translation>
    </message>
    <message>
        <source>Everything agrees here.</source>
        <translation>Burada her şey uyuşuyor.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Günler</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Aylar</translation>
    </message>
    <message>
        <source>Length of the periods</source>
        <translation>Dönemlerin uzunluğu</translation>
    </message>
    <message>
        <source>Why it is so, for later (optional)</source>
        <translation>Neden böyle, sonrası için (isteğe bağlı)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Gördüm</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Dönemler</translation>
    </message>
    <message>
        <source>What does not agree</source>
        <translation>Uyuşmayan</translation>
    </message>
    <message>
        <source>There is nothing to close before the balance was first read.</source>
        <translation>Bakiye ilk kez okunmadan kapatılacak bir şey yok.</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Blue</source>
        <translation>Mavi</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turkuaz</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Yeşil</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Kehribar</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Turuncu</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Kırmızı</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Pembe</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Mor</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
</context>
<context>
    <name>ColumnKeeper</name>
    <message>
        <source>Use these columns in every state</source>
        <translation>Bu sütunları bütün durumlarda kullan</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>lowest</source>
        <translation>en düşük</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare services</source>
        <translation>Servisleri karşılaştır</translation>
    </message>
    <message>
        <source>Services side by side</source>
        <translation>Yan yana servisler</translation>
    </message>
    <message>
        <source>Write a ticket</source>
        <translation>Sipariş yaz</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Çıkar</translation>
    </message>
    <message>
        <source>Take all out</source>
        <translation>Tümünü çıkar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>What differs is bold. More services: choose one and press {key}.</source>
        <translation>Farklı olanlar kalın. Başka servis için: birini seçip {key} tuşlarına basın.</translation>
    </message>
    <message>
        <source>Choose services in the list and press {key} for each; those of another account too.</source>
        <translation>Listeden servis seçip her biri için {key} tuşlarına basın; başka hesabınkiler de olur.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Not asked yet</source>
        <translation>Henüz sorulmadı</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Çevrimiçi</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Çevrimdışı</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Anahtar reddedildi</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Çevrimdışı çalışılıyor</translation>
    </message>
</context>
<context>
    <name>CrashDesk</name>
    <message>
        <source>The program crashed. What is known of it is kept on this computer alone; nothing is sent.</source>
        <translation>Program çöktü. Bilinenler yalnızca bu bilgisayarda durur; hiçbir yere gönderilmez.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Bak</translation>
    </message>
    <message>
        <source>Save the bundle…</source>
        <translation>Paketi kaydet…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. It goes on; best restart it.</source>
        <translation>Programın içinde bir şey ters gitti. Program sürüyor; yeniden başlatmak en iyisi.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program where orders are sent. Sending is stopped, to be safe. Restart the program, then look at the outbox.</source>
        <translation>Programın sipariş gönderen bölümünde bir şey ters gitti. Güvenlik için gönderim durduruldu. Programı yeniden başlatın, sonra gönderim sırasına bakın.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Yeniden başlat</translation>
    </message>
</context>
<context>
    <name>CustomersTab</name>
    <message>
        <source>The sums could not be read.</source>
        <translation>Toplamlar okunamadı.</translation>
    </message>
    <message>
        <source>This customer has no accepted order on these days.</source>
        <translation>Bu müşterinin bu günlerde kabul edilmiş siparişi yok.</translation>
    </message>
    <message>
        <source>No order of these days names a customer. Name one in the ticket, or keep one below.</source>
        <translation>Bu günlerin siparişlerinde müşteri adı yok. Sipariş fişine bir ad yazın ya da aşağıda bir müşteri kaydedin.</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>musteriler</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>hesap-ozeti</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tüm müşteriler</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Hesap özeti</translation>
    </message>
    <message>
        <source>With charge and margin</source>
        <translation>Ücret ve kârla</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Müşteriler</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Not with the panel yet.</source>
        <translation>Henüz panelde değil.</translation>
    </message>
    <message>
        <source>Ended; told {since}.</source>
        <translation>Bitti; öğrenildiği an: {since}.</translation>
    </message>
    <message>
        <source>Paused by the panel since {since}: no estimate.</source>
        <translation>Panel duraklattı ({since}): tahmin yok.</translation>
    </message>
    <message>
        <source>A subscription goes on with each new post: no estimate.</source>
        <translation>Abonelik her yeni gönderiyle sürer: tahmin yok.</translation>
    </message>
    <message>
        <source>The panel tells no remains to go by: no estimate.</source>
        <translation>Panel kalan miktarı bildirmiyor: tahmin yok.</translation>
    </message>
    <message>
        <source>Delivery has not begun since {since}.</source>
        <translation>Teslimat başlamadı; {since} anından beri bekleniyor.</translation>
    </message>
    <message>
        <source>Not enough readings for an estimate yet (readings: {count}).</source>
        <translation>Tahmin için henüz yeterli okuma yok (okuma: {count}).</translation>
    </message>
    <message>
        <source>Standing still since {since}: no estimate.</source>
        <translation>{since} anından beri ilerlemiyor: tahmin yok.</translation>
    </message>
    <message>
        <source>Nothing remains since {since}; the panel has not closed the order.</source>
        <translation>{since} anından beri kalan yok; panel siparişi kapatmadı.</translation>
    </message>
    <message>
        <source>More was delivered than ordered, told {since}: no estimate.</source>
        <translation>Sipariş edilenden fazlası teslim edildi ({since}): tahmin yok.</translation>
    </message>
    <message>
        <source>What remains rose, told {since}: no estimate from such readings.</source>
        <translation>Kalan miktar arttı ({since}): böyle okumalardan tahmin çıkmaz.</translation>
    </message>
    <message>
        <source>The start count changed, told {since}: no estimate from such readings.</source>
        <translation>Başlangıç sayısı değişti ({since}): böyle okumalardan tahmin çıkmaz.</translation>
    </message>
    <message>
        <source>The last reading ({since}) is too old for an estimate. Ask the panel.</source>
        <translation>Son okuma ({since}) tahmin için çok eski. Panele sorun.</translation>
    </message>
    <message>
        <source>More than a year away at this pace.</source>
        <translation>Bu hızla bir yıldan uzun sürer.</translation>
    </message>
    <message>
        <source>Ends {range} at the earliest, at the pace of the last {span}</source>
        <translation>Son {span} içindeki hızla en erken {range} biter</translation>
    </message>
    <message>
        <source>Ends about {range} at the pace of the last {span}</source>
        <translation>Son {span} içindeki hızla yaklaşık {range} biter</translation>
    </message>
    <message>
        <source>readings: {count}</source>
        <translation>okuma: {count}</translation>
    </message>
    <message>
        <source>a rough guess</source>
        <translation>kaba bir tahmin</translation>
    </message>
    <message>
        <source>Drip-feed: the last run starts about {range}; no estimate before it has.</source>
        <translation>Damla gönderim: son tekrar yaklaşık {range} başlar; ondan önce tahmin yok.</translation>
    </message>
</context>
<context>
    <name>DeliveryChart</name>
    <message>
        <source>Chart of delivery</source>
        <translation>Teslimat grafiği</translation>
    </message>
    <message>
        <source>No readings yet.</source>
        <translation>Henüz okuma yok.</translation>
    </message>
    <message>
        <source>Readings: {count}, from {first} to {last}. Delivered {done} of {quantity}.</source>
        <translation>Okuma: {count}, ilki {first}, sonuncusu {last}. {quantity} adetten {done} teslim edildi.</translation>
    </message>
    <message>
        <source>{time} · delivered {done} · remain {remains}</source>
        <translation>{time} · teslim edilen {done} · kalan {remains}</translation>
    </message>
</context>
<context>
    <name>DetailsPlace</name>
    <message>
        <source>Details of the order</source>
        <translation>Sipariş ayrıntıları</translation>
    </message>
</context>
<context>
    <name>DoorList</name>
    <message>
        <source>Shows them in their own pane</source>
        <translation>Kendi bölmesinde gösterir</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>The database has faults. Nothing is sent in any account until you have looked.</source>
        <translation>Veritabanında hatalar var. Siz bakana kadar hiçbir hesapta hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>What was written last is damaged in part. Nothing is sent in any account until you have looked.</source>
        <translation>En son yazılanların bir kısmı bozuk. Siz bakana kadar hiçbir hesapta hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>The database is not as it was left. Nothing is sent in any account until you have looked.</source>
        <translation>Veritabanı bırakıldığı gibi değil. Siz bakana kadar hiçbir hesapta hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>A backup was restored. Look at the held orders, then let sending go on.</source>
        <translation>Bir yedek geri yüklendi. Bekletilen siparişlere bakın, sonra gönderimi sürdürün.</translation>
    </message>
    <message>
        <source>You started with an empty database. Nothing is sent until you have looked.</source>
        <translation>Boş bir veritabanıyla başladınız. Siz bakana kadar hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>This data folder is a copy. Nothing is sent from it until you have looked.</source>
        <translation>Bu veri klasörü bir kopyadır. Siz bakana kadar buradan hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>The data were in doubt. Nothing is sent in any account until you have looked.</source>
        <translation>Veriler kuşkuluydu. Siz bakana kadar hiçbir hesapta hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>The check at the start found faults in the file, so it may not tell which orders were sent. The surest way on is a backup of a day before.</source>
        <translation>Başlangıçtaki denetim dosyada hatalar buldu; hangi siparişlerin gönderildiğini doğru göstermeyebilir. En güvenli yol, önceki bir günün yedeğidir.</translation>
    </message>
    <message>
        <source>The program did not end in order, and the log of its last writes cannot be read to the end. An order that was being sent may stand in the queue again. Compare the newest orders with the panel&apos;s own list.</source>
        <translation>Program düzgün kapanmadı ve son yazmaların günlüğü sonuna kadar okunamıyor. Gönderilmekte olan bir sipariş yeniden sırada görünebilir. En yeni siparişleri panelin kendi listesiyle karşılaştırın.</translation>
    </message>
    <message>
        <source>The file differs from the one that the program closed: the disk damaged it, or another program changed or replaced it. If you put an older copy there yourself, orders sent after it are not in it.</source>
        <translation>Dosya, programın kapattığı dosyadan farklı: disk onu bozdu ya da başka bir program değiştirdi. Oraya kendiniz eski bir kopya koyduysanız, o kopyadan sonra gönderilen siparişler içinde yoktur.</translation>
    </message>
    <message>
        <source>Orders that were sent after the backup was made are not in it. What was queued in it may have been sent since; compare it with the panel&apos;s own list. Drafts may have been sent, too. What was being sent is unknown and waits for your decision.</source>
        <translation>Yedekten sonra gönderilen siparişler içinde yoktur. Yedekte sırada olanlar o zamandan beri gönderilmiş olabilir; panelin kendi listesiyle karşılaştırın. Taslaklar da gönderilmiş olabilir. Gönderilmekte olanların durumu bilinmiyor ve kararınızı bekler.</translation>
    </message>
    <message>
        <source>Earlier orders are not in it. Before you order something again, look at the panel&apos;s own list.</source>
        <translation>Önceki siparişler içinde yoktur. Bir şeyi yeniden sipariş etmeden önce panelin kendi listesine bakın.</translation>
    </message>
    <message>
        <source>The folder that it was copied of is still there, see below. What is queued may be sent from there, too, so send each order from one of them alone. Keys were not copied: type the key of each account once more. What you remove here takes no key from the other folder.</source>
        <translation>Kopyalandığı klasör hâlâ yerinde, aşağıya bakın. Sırada olanlar oradan da gönderilebilir; bu yüzden her siparişi yalnızca birinden gönderin. Anahtarlar kopyalanmadı: her hesabın anahtarını bir kez daha yazın. Burada sildikleriniz öteki klasörden anahtar götürmez.</translation>
    </message>
    <message>
        <source>Why is not known any more, as the note of it cannot be read. Compare the newest orders with the panel&apos;s own list.</source>
        <translation>Nedeni artık bilinmiyor, çünkü notu okunamıyor. En yeni siparişleri panelin kendi listesiyle karşılaştırın.</translation>
    </message>
</context>
<context>
    <name>DoubtDialog</name>
    <message>
        <source>This cannot be written down, so sending stays off. Is the disk full?</source>
        <translation>Bu yazılamıyor, o yüzden gönderim kapalı kalıyor. Disk dolu olabilir mi?</translation>
    </message>
    <message>
        <source>Sending is off</source>
        <translation>Gönderim kapalı</translation>
    </message>
    <message>
        <source>Set aside: {file}</source>
        <translation>Kenara konan dosya: {file}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are held.</source>
        <translation>
            <numerusform>%Ln sipariş bekletiliyor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are unknown.</source>
        <translation>
            <numerusform>%Ln siparişin durumu bilinmiyor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the held orders</source>
        <translation>Bekletilenlere bak</translation>
    </message>
    <message>
        <source>Decide the unknown ones</source>
        <translation>Bilinmeyenlere karar ver</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Yedekler…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>I have looked: let sending go on</source>
        <translation>Baktım, gönderim sürsün</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Nothing was delivered since {since}; last asked {asked}.</source>
        <translation>{since} anından beri hiçbir şey teslim edilmedi; son sorulan: {asked}.</translation>
    </message>
    <message>
        <source>Delivery has not begun since {since}; last asked {asked}.</source>
        <translation>{since} anından beri teslimat başlamadı; son sorulan: {asked}.</translation>
    </message>
    <message>
        <source>Nothing remains since {since}, and the order is not closed; last asked {asked}.</source>
        <translation>{since} anından beri kalan yok ve sipariş kapatılmadı; son sorulan: {asked}.</translation>
    </message>
    <message>
        <source>Remains fell below zero, told {since}.</source>
        <translation>Kalan miktar sıfırın altına indi ({since}).</translation>
    </message>
    <message>
        <source>Remains rose, told {since}.</source>
        <translation>Kalan miktar arttı ({since}).</translation>
    </message>
    <message>
        <source>The start count changed, told {since}.</source>
        <translation>Başlangıç sayısı değişti ({since}).</translation>
    </message>
    <message>
        <source>accepted by the API</source>
        <translation>API kabul etti</translation>
    </message>
    <message>
        <source>refused by the API</source>
        <translation>API reddetti</translation>
    </message>
    <message>
        <source>refused for now: too many requests</source>
        <translation>şimdilik reddedildi: çok fazla istek</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>gönderilmedi</translation>
    </message>
    <message>
        <source>no certain answer</source>
        <translation>kesin yanıt yok</translation>
    </message>
    <message>
        <source>Made {time} from records kept since the order.</source>
        <translation>Siparişten beri tutulan kayıtlardan {time} anında hazırlandı.</translation>
    </message>
    <message>
        <source>Order {id}</source>
        <translation>Sipariş {id}</translation>
    </message>
    <message>
        <source>What is on record</source>
        <translation>Kayıtlara göre</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizelgesi</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Miktar</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Start count</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation>Son sorulan</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Delivered {done} of {quantity}, by the API&apos;s remains.</source>
        <translation>API’nin bildirdiği kalana göre {quantity} adetten {done} teslim edildi.</translation>
    </message>
    <message>
        <source>The API reports “{word}” since {since}.</source>
        <translation>API {since} anından beri “{word}” bildiriyor.</translation>
    </message>
    <message>
        <source>The API has told nothing of the delivery yet.</source>
        <translation>API teslimat hakkında henüz bir şey bildirmedi.</translation>
    </message>
    <message>
        <source>{count} more in between</source>
        <translation>arada {count} kayıt daha</translation>
    </message>
    <message>
        <source>sent, attempt {number}</source>
        <translation>gönderildi, deneme {number}</translation>
    </message>
    <message>
        <source>start count</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>remains</source>
        <translation>kalan</translation>
    </message>
    <message>
        <source>the panel tells of it</source>
        <translation>panel bu siparişi tanıyor</translation>
    </message>
    <message>
        <source>the panel says no</source>
        <translation>panel böyle bir sipariş yok diyor</translation>
    </message>
    <message>
        <source>no clear answer</source>
        <translation>açık bir yanıt yok</translation>
    </message>
    <message>
        <source>none was read before sending</source>
        <translation>gönderimden önce okunmamış</translation>
    </message>
    <message>
        <source>Balance before</source>
        <translation>Önceki bakiye</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Sonraki bakiye</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Yeniden okuma</translation>
    </message>
    <message>
        <source>Your other orders</source>
        <translation>Diğer siparişleriniz</translation>
    </message>
    <message>
        <source>{first} to {last} · asked about: {asked} · found: {found}</source>
        <translation>{first} – {last} · sorulan: {asked} · bulunan: {found}</translation>
    </message>
    <message>
        <source>IDs asked about</source>
        <translation>Sorulanlar</translation>
    </message>
    <message>
        <source>Control: yours</source>
        <translation>Kontrol: sizin</translation>
    </message>
    <message>
        <source>Control: absurd</source>
        <translation>Kontrol: olmayan</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>Erken bitti</translation>
    </message>
    <message>
        <source>you cancelled it</source>
        <translation>siz vazgeçtiniz</translation>
    </message>
    <message>
        <source>charge {charge}</source>
        <translation>ücret {charge}</translation>
    </message>
    <message>
        <source>start count {count}</source>
        <translation>başlangıç {count}</translation>
    </message>
    <message>
        <source>remains {count}</source>
        <translation>kalan {count}</translation>
    </message>
    <message>
        <source>Balance: {before}, then {after}</source>
        <translation>Bakiye: {before}, sonra {after}</translation>
    </message>
    <message>
        <source>IDs {first} to {last}: {found}</source>
        <translation>{first} – {last} arası numaralar: {found}</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>bulunan yok</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence card</source>
        <translation>Kanıt kartı</translation>
    </message>
    <message>
        <source>Language of the card</source>
        <translation>Kartın dili</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Private: on the card only when ticked</source>
        <translation>Özel: yalnızca işaretlenirse kartta yer alır</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Metni kopyala</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Resmi kopyala</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>PNG kaydet…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation>Metin panoda.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Resim panoda.</translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation>Kartı kaydet</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>{file} yazılamadı: {reason}</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} yazıldı.</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>Gather evidence</source>
        <translation>Kanıt topla</translation>
    </message>
    <message>
        <source>Read the balance twice and compare it with the last one</source>
        <translation>Bakiyeyi iki kez okur ve son bakiyeyle karşılaştırır</translation>
    </message>
    <message>
        <source>Look for its ID</source>
        <translation>Numarasını ara</translation>
    </message>
    <message>
        <source>Ask the panel about the IDs after your last known one. Nothing is changed.</source>
        <translation>Bilinen son numaranızdan sonraki numaraları panele sorar. Hiçbir şey değişmez.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Reading the balance twice…</source>
        <translation>Bakiye iki kez okunuyor…</translation>
    </message>
    <message>
        <source>IDs asked about: {asked} of {wanted}</source>
        <translation>Sorulan numaralar: {asked} / {wanted}</translation>
    </message>
    <message>
        <source>Its ID cannot be looked for: no order of this account has a number as its ID yet to go on from. Look at the panel&apos;s own list of orders.</source>
        <translation>Numarası aranamıyor: bu hesabın, devamına bakılabilecek sayı biçiminde bir sipariş numarası yok. Panelin kendi sipariş listesine bakın.</translation>
    </message>
</context>
<context>
    <name>ExportSettings</name>
    <message numerus="yes">
        <source>At least %Ln letters.</source>
        <translation>
            <numerusform>En az %Ln harf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>İkisi aynı değil.</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Ayarları dışa aktar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln hesap</numerusform>
        </translation>
    </message>
    <message>
        <source>{accounts} with settings, templates and views are in {file}.</source>
        <translation>{accounts}; ayarlar, şablonlar ve görünümlerle birlikte {file} dosyasında.</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Dosya yazılamadı: {reason}</translation>
    </message>
    <message>
        <source>Accounts without their keys, settings, shortcuts, templates and views with their columns go into a file that you can read. Orders and drafts stay here.</source>
        <translation>Anahtarları olmadan hesaplar, ayarlar, kısayollar, şablonlar ve sütunlarıyla görünümler okuyabileceğiniz bir dosyaya yazılır. Siparişler ve taslaklar burada kalır.</translation>
    </message>
    <message>
        <source>Encrypt it with a passphrase</source>
        <translation>Parolayla şifrele</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Parola</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Bir kez daha</translation>
    </message>
    <message>
        <source>With the API keys and the proxies&apos; logins</source>
        <translation>API anahtarları ve vekil sunucu girişleriyle</translation>
    </message>
    <message>
        <source>Without the passphrase nobody can open the file again, not even you.</source>
        <translation>Parola olmadan dosyayı kimse, siz bile bir daha açamazsınız.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>CSV, as shown</source>
        <translation>CSV, görüldüğü gibi</translation>
    </message>
    <message>
        <source>Excel workbook, as shown</source>
        <translation>Excel çalışma kitabı, görüldüğü gibi</translation>
    </message>
    <message>
        <source>CSV, to import again</source>
        <translation>CSV, yeniden içe aktarmak için</translation>
    </message>
    <message>
        <source>Excel workbook, to import again</source>
        <translation>Excel çalışma kitabı, yeniden içe aktarmak için</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) written to {file}.</source>
        <translation>
            <numerusform>{file} dosyasına %Ln satır yazıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>A workbook has no room for so many lines. Write a CSV file instead.</source>
        <translation>Çalışma kitabında bu kadar satıra yer yok. Bunun yerine CSV dosyası yazın.</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>{file} yazılamadı: {reason}</translation>
    </message>
    <message>
        <source>Stopped. {file} is as it was.</source>
        <translation>Durduruldu. {file} olduğu gibi duruyor.</translation>
    </message>
</context>
<context>
    <name>ExtraFields</name>
    <message>
        <source>If the panel asks for more, add its fields by name.</source>
        <translation>Panel başka alanlar da istiyorsa adlarıyla ekleyin.</translation>
    </message>
    <message>
        <source>This type of order is new to us: add the fields the panel asks for.</source>
        <translation>Bu sipariş türü bizim için yeni: panelin istediği alanları ekleyin.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>ad</translation>
    </message>
    <message>
        <source>Name of a free field</source>
        <translation>Serbest alanın adı</translation>
    </message>
    <message>
        <source>value</source>
        <translation>değer</translation>
    </message>
    <message>
        <source>Value of a free field</source>
        <translation>Serbest alanın değeri</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Look it over, then send it: it costs play money only.</source>
        <translation>Gözden geçirip gönderin: yalnızca oyun parası harcar.</translation>
    </message>
    <message>
        <source>No ticket could be filled; the log tells more. Try it again.</source>
        <translation>Sipariş fişi doldurulamadı; ayrıntısı günlükte. Yeniden deneyin.</translation>
    </message>
</context>
<context>
    <name>Follow</name>
    <message>
        <source>Panel ID</source>
        <translation>Panel no</translation>
    </message>
    <message>
        <source>The panel says</source>
        <translation>Panelin dediği</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Start count</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Followed already</source>
        <translation>Zaten izleniyor</translation>
    </message>
    <message>
        <source>Already in {account}, on the same balance</source>
        <translation>Aynı bakiyedeki {account} hesabında zaten var</translation>
    </message>
    <message>
        <source>Unknown to the panel</source>
        <translation>Panel tanımıyor</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Yanıt yok</translation>
    </message>
</context>
<context>
    <name>FollowDialog</name>
    <message>
        <source>Follow orders by ID</source>
        <translation>Siparişleri numarasıyla izle</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Order IDs</source>
        <translation>Sipariş numaraları</translation>
    </message>
    <message>
        <source>Service ID</source>
        <translation>Servis no</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>The panel&apos;s order IDs, with anything between them: lines, commas, blanks</source>
        <translation>Panelin sipariş numaraları; aralarında satır, virgül, boşluk, ne olursa</translation>
    </message>
    <message>
        <source>if they are all of one service</source>
        <translation>hepsi aynı servistense</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>What the panel says</source>
        <translation>Panelin dediği</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Ask the panel</source>
        <translation>Panele sor</translation>
    </message>
    <message numerus="yes">
        <source>Follow %Ln order(s)</source>
        <translation>
            <numerusform>%Ln siparişi izle</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>İzle</translation>
    </message>
    <message>
        <source>Asking the panel: {asked} of {total}</source>
        <translation>Panele soruluyor: {asked} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s)</source>
        <translation>
            <numerusform>%Ln numara</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated</source>
        <translation>
            <numerusform>%Ln yinelenen</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first {most}: {count} left out</source>
        <translation>yalnızca ilk {most}: {count} tanesi dışarıda</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} bulundu</translation>
    </message>
    <message>
        <source>{count} followed already</source>
        <translation>{count} zaten izleniyor</translation>
    </message>
    <message>
        <source>{count} in another account</source>
        <translation>{count} başka bir hesapta</translation>
    </message>
    <message>
        <source>{count} unknown to the panel</source>
        <translation>{count} panelce tanınmıyor</translation>
    </message>
    <message>
        <source>{count} without an answer</source>
        <translation>{count} yanıtsız</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are followed now.</source>
        <translation>
            <numerusform>%Ln sipariş artık izleniyor.</numerusform>
        </translation>
    </message>
    <message>
        <source>The panel sells no service {id}. Leave the field empty if unsure.</source>
        <translation>Panelde {id} numaralı servis yok. Emin değilseniz alanı boş bırakın.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Well</source>
        <translation>İyi</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Bilinmiyor</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Bakın</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Sorun</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Veritabanı</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Bak…</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Dosya okunamıyor.</translation>
    </message>
    <message>
        <source>Checked at this start: whole.</source>
        <translation>Bu açılışta denetlendi: sağlam.</translation>
    </message>
    <message>
        <source>It is being checked; sending waits for that.</source>
        <translation>Denetleniyor; gönderim bunu bekliyor.</translation>
    </message>
    <message>
        <source>Newest backup: {age}.</source>
        <translation>En yeni yedek: {age}.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Henüz yedek yok.</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Yedekler…</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Anahtarlık</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>It was set by {seconds} seconds since the start.</source>
        <translation>Açılıştan bu yana {seconds} saniye değiştirildi.</translation>
    </message>
    <message>
        <source>No panel has told its own time yet.</source>
        <translation>Henüz hiçbir panel kendi saatini söylemedi.</translation>
    </message>
    <message>
        <source>It differs from the panel&apos;s by {seconds} seconds: let the system set it by itself.</source>
        <translation>Panelin saatinden {seconds} saniye farklı: saati sistemin kendisi ayarlasın.</translation>
    </message>
    <message>
        <source>It agrees with the panel&apos;s.</source>
        <translation>Panelin saatiyle uyuşuyor.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Ağ</translation>
    </message>
    <message>
        <source>You are working offline: no request leaves.</source>
        <translation>Çevrimdışı çalışıyorsunuz: hiçbir istek çıkmıyor.</translation>
    </message>
    <message>
        <source>Work online</source>
        <translation>Çevrimiçi çalış</translation>
    </message>
    <message>
        <source>Requests may leave.</source>
        <translation>İstekler çıkabilir.</translation>
    </message>
    <message>
        <source>Accounts that go by a proxy: {count}.</source>
        <translation>Vekil sunucudan geçen hesaplar: {count}.</translation>
    </message>
    <message>
        <source>Last answer: {age}.</source>
        <translation>Son yanıt: {age}.</translation>
    </message>
    <message>
        <source>At most {count} requests a minute, learnt from the panel.</source>
        <translation>Dakikada en çok {count} istek; panelden öğrenildi.</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Hesap…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Ask it now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Veri klasörü</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Sürüm</translation>
    </message>
    <message>
        <source>Get it…</source>
        <translation>Al…</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Guide</source>
        <translation>Kılavuz</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>İstekler</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Günlük</translation>
    </message>
    <message>
        <source>For whoever helps</source>
        <translation>Yardım eden için</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help and health</source>
        <translation>Yardım ve durum</translation>
    </message>
</context>
<context>
    <name>HelpSettings</name>
    <message>
        <source>Health…</source>
        <translation>Durum…</translation>
    </message>
    <message>
        <source>Requests…</source>
        <translation>İstekler…</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Günlük…</translation>
    </message>
    <message>
        <source>For whoever helps…</source>
        <translation>Yardım eden için…</translation>
    </message>
    <message>
        <source>Guide…</source>
        <translation>Kılavuz…</translation>
    </message>
</context>
<context>
    <name>ImportSettings</name>
    <message>
        <source>All of it is here already.</source>
        <translation>Hepsi zaten burada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) taken over from {file}.</source>
        <translation>
            <numerusform>{file} dosyasından %Ln değişiklik alındı.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something here changed meanwhile; look at it once more.</source>
        <translation>Bu arada burada bir şey değişti; bir kez daha bakın.</translation>
    </message>
    <message>
        <source>Nothing was changed: {reason}</source>
        <translation>Hiçbir şey değiştirilmedi: {reason}</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Ayarları içe aktar</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Parola</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Their key is another action&apos;s, so they would not get it: {actions}</source>
        <translation>Tuşları başka bir eylemin; bu yüzden alamazlar: {actions}</translation>
    </message>
    <message>
        <source>This is what {file} would change; untick what is to stay as it is. Nothing is sent by it, and what is here and not in the file stays.</source>
        <translation>{file} şunları değiştirir; olduğu gibi kalacakların işaretini kaldırın. Bununla hiçbir şey gönderilmez; burada olup dosyada olmayan kalır.</translation>
    </message>
    <message>
        <source>Nothing is changed before you have seen what it would be.</source>
        <translation>Ne değişeceğini görmeden hiçbir şey değiştirilmez.</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln change(s)</source>
        <translation>
            <numerusform>%Ln değişikliği içe aktar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportTree</name>
    <message>
        <source>What</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Şimdi</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Neler değişir</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>This was imported before, at {time}: {queued} of {lines} lines became orders.</source>
        <translation>Bu daha önce, {time} anında içe aktarıldı: {lines} satırdan {queued} tanesi sipariş oldu.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Ona devam et</translation>
    </message>
    <message>
        <source>Import it anew</source>
        <translation>Yeniden içe aktar</translation>
    </message>
    <message>
        <source>A paste</source>
        <translation>Yapıştırılan</translation>
    </message>
    <message>
        <source>{name} of {time}: {left} of {lines} lines are not queued.</source>
        <translation>{name}, {time}: {lines} satırdan {left} tanesi sıraya girmedi.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Devam et</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>At</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Eylemlerde ve tuşlarda ara</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Eylem</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tuşlar</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Yeni tuş</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Ata</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Tuşsuz</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Sıfırla</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tümünü sıfırla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Her yerde</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Sipariş fişi</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Karşılaştırma</translation>
    </message>
    <message>
        <source>Cancel and refill</source>
        <translation>İptal ve telafi</translation>
    </message>
    <message>
        <source>Lost refills</source>
        <translation>Yanıtı kaybolan telafiler</translation>
    </message>
    <message>
        <source>{keys} · your own</source>
        <translation>{keys} · size özel</translation>
    </message>
    <message>
        <source>none · your own</source>
        <translation>yok · size özel</translation>
    </message>
    <message>
        <source>This key is needed to type or to move. Add Ctrl or Alt to it.</source>
        <translation>Bu tuş yazmak ya da gezinmek için gerekli. Ctrl ya da Alt ekleyin.</translation>
    </message>
    <message>
        <source>{key} is “{action}” already. Give that another key first.</source>
        <translation>{key} zaten “{action}” için. Önce ona başka bir tuş verin.</translation>
    </message>
    <message>
        <source>{key} is “{action}” now. Reset that one first.</source>
        <translation>{key} şu anda “{action}” için. Önce onu sıfırlayın.</translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation>Bu sözler hiçbir eylemde geçmiyor.</translation>
    </message>
</context>
<context>
    <name>KeyringPage</name>
    <message>
        <source>Where your key is kept</source>
        <translation>Anahtarınız nerede durur</translation>
    </message>
    <message>
        <source>An API key spends your money. It goes into your system&apos;s keyring and into no file, no log and no picture of the screen.</source>
        <translation>API anahtarı paranızı harcar. Yalnızca sisteminizin anahtarlığına konur; hiçbir dosyaya, günlüğe ya da ekran görüntüsüne girmez.</translation>
    </message>
    <message>
        <source>Ask the keyring again</source>
        <translation>Anahtarlığa yeniden sor</translation>
    </message>
    <message>
        <source>Ask it now</source>
        <translation>Şimdi sor</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Welcome</source>
        <translation>Hoş geldiniz</translation>
    </message>
    <message>
        <source>Four short steps, and each can be skipped. Which language do you want to work in?</source>
        <translation>Dört kısa adım; her biri atlanabilir. Hangi dilde çalışmak istersiniz?</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Sistemdeki gibi</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Told</source>
        <translation>Bildirildi</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Costs now</source>
        <translation>Şimdiki ücret</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Beklenen</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Bildirilen</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Arttı</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>İade</translation>
    </message>
    <message>
        <source>Placed elsewhere</source>
        <translation>Başka yerde verildi</translation>
    </message>
    <message>
        <source>Accepted. Rate and quantity say this charge; the panel has not said one yet.</source>
        <translation>Kabul edildi. Fiyat ile miktardan bu ücret çıkıyor; panel henüz bir ücret bildirmedi.</translation>
    </message>
    <message>
        <source>The first charge that the panel reported; the change is against the expected.</source>
        <translation>Panelin bildirdiği ilk ücret; değişim beklenene göredir.</translation>
    </message>
    <message>
        <source>The panel reported a higher charge than before.</source>
        <translation>Panel öncekinden yüksek bir ücret bildirdi.</translation>
    </message>
    <message>
        <source>The panel reported a lower charge than before.</source>
        <translation>Panel öncekinden düşük bir ücret bildirdi.</translation>
    </message>
    <message>
        <source>Placed elsewhere and followed here since; what it cost until then.</source>
        <translation>Başka yerde verildi, burada sonradan izlenmeye başlandı; o ana kadarki ücreti.</translation>
    </message>
    <message>
        <source>{ours} here, {theirs} at the panel</source>
        <translation>burada {ours}, panelde {theirs}</translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln kayıt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln entry(s)</source>
        <translation>
            <numerusform>en yeni %Ln kayıt</numerusform>
        </translation>
    </message>
    <message>
        <source>The ledger is empty. It begins with the first order that a panel accepts.</source>
        <translation>Defter boş. Panelin kabul ettiği ilk siparişle başlar.</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>Eşleşen kayıt yok.</translation>
    </message>
    <message>
        <source>Order number, here or at the panel</source>
        <translation>Sipariş numarası, burada ya da panelde</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Sipariş numarası</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Kayıt türü</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Tüm kayıtlar</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Kayıtlar</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln satır</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubled</source>
        <translation>
            <numerusform>%Ln yinelenen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>Drop blank lines</source>
        <translation>Boş satırları at</translation>
    </message>
    <message>
        <source>Drop doubles</source>
        <translation>Yinelenenleri at</translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>This is no web link, so it is not opened.</source>
        <translation>Bu bir web bağlantısı değil, açılmaz.</translation>
    </message>
    <message>
        <source>Open a page of {host} in the browser?</source>
        <translation>{host} sayfası tarayıcıda açılsın mı?</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>The log cannot be read: {reason}</source>
        <translation>Günlük okunamıyor: {reason}</translation>
    </message>
    <message>
        <source>The log has no such entry.</source>
        <translation>Günlükte böyle bir kayıt yok.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Uyarılar ve hatalar</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Hatalar</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Günlüğü kopyala</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Günlük</translation>
    </message>
</context>
<context>
    <name>LostQuestion</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refill(s) will count as not made. They may be asked for again then; nothing asks by itself. If the panel does have one of them, it may be refilled twice. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln telafi yapılmamış sayılacak. Bundan sonra yeniden istenebilir; hiçbir şey kendiliğinden istenmez. Panelde aslında varsa iki kez telafi edilebilir. Bu geri alınamaz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refill(s) will count as made. They may be asked for again once the wait between two refills is over. What comes of them is not followed: their refill IDs were lost with the answer. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln telafi yapılmış sayılacak. İki telafi arasındaki bekleme süresi dolunca yeniden istenebilir. Sonucu izlenmez: telafi numarası yanıtla birlikte kayboldu. Bu geri alınamaz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declare %Ln as not made</source>
        <translation>
            <numerusform>%Ln telafiyi yapılmamış say</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declare %Ln as made</source>
        <translation>
            <numerusform>%Ln telafiyi yapılmış say</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostRefillsDialog</name>
    <message>
        <source>Refills whose answer was lost</source>
        <translation>Yanıtı kaybolan telafiler</translation>
    </message>
    <message>
        <source>The answers to these requests were lost: the panel may have them or not. Look there, select them here, and say what became of them. Nothing is asked again by itself.</source>
        <translation>Bu isteklerin yanıtı kayboldu: panelde olabilirler de olmayabilirler de. Panele bakın, burada seçin ve sonucunu belirtin. Hiçbir şey kendiliğinden yeniden istenmez.</translation>
    </message>
    <message>
        <source>Copy order IDs</source>
        <translation>Sipariş numaralarını kopyala</translation>
    </message>
    <message>
        <source>Copy the order IDs of the selected rows, or of all that are shown</source>
        <translation>Seçili satırların ya da görünenlerin tümünün sipariş numaralarını kopyala</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>The panel has them…</source>
        <translation>Panelde var…</translation>
    </message>
    <message>
        <source>The panel has none of them…</source>
        <translation>Hiçbiri panelde yok…</translation>
    </message>
    <message numerus="yes">
        <source>Refill %Ln again…</source>
        <translation>
            <numerusform>%Ln siparişi yeniden telafi et…</numerusform>
        </translation>
    </message>
    <message>
        <source>No refill is lost: of each one it is known what became of it.</source>
        <translation>Yanıtı kaybolan telafi yok: her birinin sonucu biliniyor.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost.</source>
        <translation>
            <numerusform>%Ln yanıt kayıp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected.</source>
        <translation>
            <numerusform>%Ln seçili.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln declared.</source>
        <translation>
            <numerusform>%Ln belirtildi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been settled meanwhile; the row(s) say(s) how.</source>
        <translation>
            <numerusform>%Ln tanesi bu arada sonuçlanmıştı; satırlar nasıl olduğunu söylüyor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln are lost: these are the last ones.</source>
        <translation>
            <numerusform>%Ln yanıttan fazlası kayıp: bunlar en sonuncuları.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The practice panel did not start; the log tells more. Try it again.</source>
        <translation>Alıştırma paneli başlamadı; ayrıntısı günlükte. Yeniden deneyin.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the answer to %Ln order(s)…</source>
        <translation>
            <numerusform>%Ln siparişin yanıtı bekleniyor…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkupForm</name>
    <message>
        <source>Which customer? The name is missing.</source>
        <translation>Hangi müşteri? Ad eksik.</translation>
    </message>
    <message>
        <source>The markup is no amount: {text}</source>
        <translation>Kâr payı bir tutar değil: {text}</translation>
    </message>
    <message>
        <source>A markup for each 1000 needs the customer&apos;s currency.</source>
        <translation>1000 adet başına kâr payı için müşterinin para birimi gerekir.</translation>
    </message>
    <message>
        <source>The markup is too large or has more than 8 decimals.</source>
        <translation>Kâr payı çok büyük ya da 8&apos;den fazla ondalık basamağı var.</translation>
    </message>
    <message>
        <source>It could not be kept.</source>
        <translation>Kaydedilemedi.</translation>
    </message>
    <message>
        <source>Kept what {customer} pays.</source>
        <translation>{customer} için ödenecek tutar kaydedildi.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>pays the charge plus</source>
        <translation>ücretin üstüne öder:</translation>
    </message>
    <message>
        <source>from</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>Markup</source>
        <translation>Kâr payı</translation>
    </message>
    <message>
        <source>Kind of markup</source>
        <translation>Kâr payının türü</translation>
    </message>
    <message>
        <source>Customer&apos;s currency</source>
        <translation>Müşterinin para birimi</translation>
    </message>
    <message>
        <source>as charged</source>
        <translation>aynı</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Geçerlilik başlangıcı</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>en baştan</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>yüzde</translation>
    </message>
    <message>
        <source>per 1000</source>
        <translation>1000 başına</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Kaydet</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>Ledger</source>
        <translation>Defter</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Harcama</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Müşteriler</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Kurlar</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Bakiye</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Kapanışlar</translation>
    </message>
</context>
<context>
    <name>NameBar</name>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
</context>
<context>
    <name>NewsList</name>
    <message>
        <source>Nothing new. Orders that end, are refused or become unknown are told here.</source>
        <translation>Yeni bir şey yok. Biten, reddedilen ya da bilinmeyen siparişler burada bildirilir.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Bildirimler</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
</context>
<context>
    <name>NewsSettings</name>
    <message>
        <source> min</source>
        <translation> dk</translation>
    </message>
    <message>
        <source>until</source>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message>
        <source>Sending stopped</source>
        <translation>Gönderim durdu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) unknown: decide</source>
        <translation>
            <numerusform>%Ln sipariş bilinmiyor: karar verin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sending stopped in %Ln account(s)</source>
        <translation>
            <numerusform>%Ln hesapta gönderim durdu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln reddedildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln başarısız</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln canceled</source>
        <translation>
            <numerusform>%Ln iptal edildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partial</source>
        <translation>
            <numerusform>%Ln kısmi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refunded</source>
        <translation>
            <numerusform>%Ln iade edildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln süresi doldu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed</source>
        <translation>
            <numerusform>%Ln tamamlandı</numerusform>
        </translation>
    </message>
    <message>
        <source>Low balance</source>
        <translation>Düşük bakiye</translation>
    </message>
    <message numerus="yes">
        <source>balance low in %Ln account(s)</source>
        <translation>
            <numerusform>%Ln hesapta bakiye düşük</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stuck</source>
        <translation>
            <numerusform>%Ln takıldı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slow</source>
        <translation>
            <numerusform>%Ln yavaş</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivered beyond what was ordered</source>
        <translation>
            <numerusform>%Ln fazla teslim edildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an odd start count</source>
        <translation>
            <numerusform>%Ln tuhaf başlangıçlı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a status word that is not known</source>
        <translation>
            <numerusform>%Ln bilinmeyen sözlü</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that the panel does not know any more</source>
        <translation>
            <numerusform>panelin artık tanımadığı %Ln sipariş</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OlderLine</name>
    <message numerus="yes">
        <source>%Ln older row(s) not listed.</source>
        <translation>
            <numerusform>Daha eski %Ln satır listelenmedi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Daha eskileri göster</translation>
    </message>
</context>
<context>
    <name>OrderAftersales</name>
    <message numerus="yes">
        <source>The first %Ln of the selected orders are taken.</source>
        <translation>
            <numerusform>Seçili siparişlerin ilk %Ln tanesi alındı.</numerusform>
        </translation>
    </message>
    <message>
        <source>No order here can be refilled now: complete, within its guarantee, over its cooldown, of a service that refills.</source>
        <translation>Burada şu anda telafi edilebilecek sipariş yok: tamamlanmış, garantisi süren, bekleme süresi dolmuş ve servisi telafi yapan.</translation>
    </message>
</context>
<context>
    <name>OrderBar</name>
    <message>
        <source>Search links, ids, services, notes</source>
        <translation>Bağlantı, no, servis, not ara</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>Siparişlerde ara</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} sipariş</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Soruluyor…</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>{count}+ orders, counting…</source>
        <translation>{count}+ sipariş, sayılıyor…</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Süzgeç</translation>
    </message>
    <message>
        <source>By service, category, label, customer, data pool, date</source>
        <translation>Servis, kategori, etiket, müşteri, veri havuzu ve tarihe göre</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Sütunlar</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>Hangi sütunların gösterileceğini seçin</translation>
    </message>
    <message>
        <source>Follow by ID…</source>
        <translation>Numarayla izle…</translation>
    </message>
    <message>
        <source>Follow orders that were placed elsewhere, by their IDs</source>
        <translation>Başka yerde verilmiş siparişleri numaralarıyla izleyin</translation>
    </message>
    <message>
        <source>Stop · {asked} of {total}</source>
        <translation>Durdur · {asked} / {total}</translation>
    </message>
    <message>
        <source>Ask about no more of them</source>
        <translation>Kalanlarını sorma</translation>
    </message>
    <message>
        <source>Write what is shown to a CSV or XLSX file</source>
        <translation>Görünenleri CSV ya da XLSX dosyasına yaz</translation>
    </message>
    <message>
        <source>Ask the panel about the selected orders now</source>
        <translation>Seçili siparişleri şimdi panele sor</translation>
    </message>
</context>
<context>
    <name>OrderDetails</name>
    <message>
        <source>Delivery</source>
        <translation>Teslimat</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>İstek</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zamanlar</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Bağlantıyı kopyala</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>No kopyala</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Bağlantıyı aç…</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Open order</source>
        <translation>Siparişi aç</translation>
    </message>
    <message>
        <source>The order&apos;s timeline, chart and evidence (Enter)</source>
        <translation>Siparişin zaman çizelgesi, grafiği ve kanıtı (Enter)</translation>
    </message>
    <message>
        <source>Evidence and decision</source>
        <translation>Kanıt ve karar</translation>
    </message>
    <message>
        <source>Ask the panel about the selected orders now</source>
        <translation>Seçili siparişleri şimdi panele sor</translation>
    </message>
</context>
<context>
    <name>OrderEmpty</name>
    <message>
        <source>No order has the id “{query}”. Type three letters to search all texts.</source>
        <translation>“{query}” numaralı sipariş yok. Bütün metinlerde aramak için üç harf yazın.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Aramayı temizle</translation>
    </message>
    <message>
        <source>No order here matches “{query}”.</source>
        <translation>“{query}” ile eşleşen sipariş yok.</translation>
    </message>
    <message>
        <source>No orders are like that.</source>
        <translation>Böyle bir sipariş yok.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Süzgeci temizle</translation>
    </message>
    <message>
        <source>No orders yet. What you send and a panel accepts is followed here.</source>
        <translation>Henüz sipariş yok. Gönderip panelin kabul ettikleri burada izlenir.</translation>
    </message>
    <message>
        <source>Browse services</source>
        <translation>Servislere göz at</translation>
    </message>
    <message>
        <source>No orders in this state.</source>
        <translation>Bu durumda sipariş yok.</translation>
    </message>
</context>
<context>
    <name>OrderExporting</name>
    <message>
        <source>orders</source>
        <translation>siparisler</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) written so far; {key} stops.</source>
        <translation>
            <numerusform>Şimdiye dek %Ln satır yazıldı; {key} durdurur.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderFilters</name>
    <message>
        <source>All services</source>
        <translation>Tüm servisler</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Tüm kategoriler</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Tüm etiketler</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Tüm müşteriler</translation>
    </message>
    <message>
        <source>All data pools</source>
        <translation>Tüm veri havuzları</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Data pool</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>Sent any time</source>
        <translation>Herhangi bir zamanda gönderilen</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>Bugün gönderilen</translation>
    </message>
    <message>
        <source>Sent in 7 days</source>
        <translation>Son 7 günde gönderilen</translation>
    </message>
    <message>
        <source>Sent in 30 days</source>
        <translation>Son 30 günde gönderilen</translation>
    </message>
    <message>
        <source>Sent in 90 days</source>
        <translation>Son 90 günde gönderilen</translation>
    </message>
    <message>
        <source>Sent between…</source>
        <translation>Şu tarihler arasında…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>İlk gün</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Her şeyi yeniden göster</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>Tüm renkler</translation>
    </message>
</context>
<context>
    <name>OrderGuarantees</name>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>No guarantee is known of this service.</source>
        <translation>Bu servisin bilinen bir garantisi yok.</translation>
    </message>
    <message>
        <source>The service has no guarantee.</source>
        <translation>Servisin garantisi yok.</translation>
    </message>
    <message>
        <source>{days} from the end of the order</source>
        <translation>Sipariş bittikten sonra {days}</translation>
    </message>
    <message>
        <source>Only what the service&apos;s name suggests.</source>
        <translation>Yalnızca servis adından okundu.</translation>
    </message>
    <message>
        <source>For life</source>
        <translation>Ömür boyu</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Bitti</translation>
    </message>
</context>
<context>
    <name>OrderLayout</name>
    <message>
        <source>Reset columns</source>
        <translation>Sütunları sıfırla</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Page of the order</source>
        <translation>Sipariş sayfası</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>Kendi notlarınız</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Bitti</translation>
    </message>
    <message>
        <source>A first order, with play money</source>
        <translation>Oyun parasıyla ilk sipariş</translation>
    </message>
    <message>
        <source>The practice panel runs on this computer and orders nothing for real. A ticket is filled for you: look it over, press “Send 1 order”, and follow it in Orders.</source>
        <translation>Alıştırma paneli bu bilgisayarda çalışır ve gerçek sipariş vermez. Sizin için bir sipariş fişi doldurulur: gözden geçirin, “1 sipariş gönder” düğmesine basın ve Siparişler bölümünde izleyin.</translation>
    </message>
    <message>
        <source>Fill a ticket in practice</source>
        <translation>Alıştırma için form doldur</translation>
    </message>
    <message>
        <source>You find these steps again in Help, and its guide tells the rest.</source>
        <translation>Bu adımları Yardım’da yeniden bulursunuz; gerisini oradaki kılavuz anlatır.</translation>
    </message>
</context>
<context>
    <name>OrderPageAttempts</name>
    <message>
        <source>Attempts to send</source>
        <translation>Gönderme denemeleri</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>İstek</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopyala: {what}</translation>
    </message>
</context>
<context>
    <name>OrderPageDelivery</name>
    <message>
        <source>Delivery</source>
        <translation>Teslimat</translation>
    </message>
</context>
<context>
    <name>OrderPageFamily</name>
    <message>
        <source>Orders that belong to this one</source>
        <translation>Bununla ilgili siparişler</translation>
    </message>
    <message>
        <source>Made from {order}</source>
        <translation>Kaynağı: {order}</translation>
    </message>
    <message>
        <source>Made of it: {order}</source>
        <translation>Bundan oluşturulan: {order}</translation>
    </message>
    <message>
        <source>Part of {order}</source>
        <translation>Şunun parçası: {order}</translation>
    </message>
    <message>
        <source>Part of it: {order}</source>
        <translation>Bunun parçası: {order}</translation>
    </message>
    <message>
        <source>no. {number} here</source>
        <translation>buradaki no. {number}</translation>
    </message>
</context>
<context>
    <name>OrderPageHead</name>
    <message>
        <source>Close the order&apos;s page (Esc)</source>
        <translation>Sipariş sayfasını kapat (Esc)</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Bağlantıyı aç…</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>No kopyala</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Ask the panel about this order now</source>
        <translation>Bu siparişi şimdi panele sor</translation>
    </message>
    <message>
        <source>Evidence card…</source>
        <translation>Kanıt kartı…</translation>
    </message>
    <message>
        <source>What is on record of the order, for a ticket with the panel</source>
        <translation>Panele açılacak destek talebi için siparişin kayıtları</translation>
    </message>
    <message>
        <source>Order {id}</source>
        <translation>Sipariş {id}</translation>
    </message>
    <message>
        <source>The order above</source>
        <translation>Üstteki sipariş</translation>
    </message>
    <message>
        <source>The order below</source>
        <translation>Alttaki sipariş</translation>
    </message>
</context>
<context>
    <name>OrderPageParts</name>
    <message>
        <source>Posts</source>
        <translation>Gönderiler</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Tekrarlar</translation>
    </message>
    <message numerus="yes">
        <source>Ask about %Ln order(s)</source>
        <translation>
            <numerusform>%Ln siparişi sor</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders that the panel placed for this one</source>
        <translation>Panelin bunun için verdiği siparişler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
</context>
<context>
    <name>OrderPageTimeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zaman çizelgesi</translation>
    </message>
    <message>
        <source>Timeline of the order, the newest first</source>
        <translation>Siparişin zaman çizelgesi, en yenisi üstte</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>Tümünü göster ({count})</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>Yalnızca yenileri göster</translation>
    </message>
    <message>
        <source>Copy timeline</source>
        <translation>Çizelgeyi kopyala</translation>
    </message>
    <message>
        <source>Older changes that are not shown: {count}</source>
        <translation>Gösterilmeyen daha eski değişiklikler: {count}</translation>
    </message>
</context>
<context>
    <name>OrderRequests</name>
    <message>
        <source>After-sales</source>
        <translation>Satış sonrası</translation>
    </message>
    <message>
        <source>The panel has it</source>
        <translation>Panelde var</translation>
    </message>
    <message>
        <source>The panel has none</source>
        <translation>Panelde yok</translation>
    </message>
    <message>
        <source>What became of this request? Look at the panel; nothing is repeated.</source>
        <translation>Bu istek ne oldu? Panele bakın; hiçbir şey yinelenmez.</translation>
    </message>
    <message>
        <source>{guarantee} (by its name)</source>
        <translation>{guarantee} (adına göre)</translation>
    </message>
    <message>
        <source>Guarantee</source>
        <translation>Garanti</translation>
    </message>
    <message>
        <source>To cancel</source>
        <translation>İptal için</translation>
    </message>
    <message>
        <source>To refill</source>
        <translation>Telafi için</translation>
    </message>
    <message>
        <source>Can be asked</source>
        <translation>İstenebilir</translation>
    </message>
    <message>
        <source>{outcome} · asked {at}</source>
        <translation>{outcome} · istek: {at}</translation>
    </message>
</context>
<context>
    <name>OrderSelection</name>
    <message>
        <source>Cancel…</source>
        <translation>İptal…</translation>
    </message>
    <message>
        <source>Refill…</source>
        <translation>Telafi…</translation>
    </message>
    <message>
        <source>Order again, as a draft</source>
        <translation>Yeniden sipariş, taslak olarak</translation>
    </message>
    <message>
        <source>Order what is left, as a draft</source>
        <translation>Kalanı sipariş et, taslak olarak</translation>
    </message>
    <message>
        <source>Refill all that can be…</source>
        <translation>Telafi edilebilenlerin tümü…</translation>
    </message>
    <message>
        <source>Lost refills…</source>
        <translation>Yanıtı kaybolan telafiler…</translation>
    </message>
    <message>
        <source>Paste order IDs…</source>
        <translation>Sipariş numaralarını yapıştır…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Diğer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Ask the panel to cancel the selected orders</source>
        <translation>Panelden seçili siparişlerin iptalini iste</translation>
    </message>
    <message>
        <source>Ask the panel to refill the selected orders</source>
        <translation>Panelden seçili siparişlerin telafisini iste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) looked at…</source>
        <translation>
            <numerusform>%Ln siparişe bakıldı…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seçili</numerusform>
        </translation>
    </message>
    <message>
        <source>Select orders to cancel or refill them.</source>
        <translation>İptal ya da telafi için sipariş seçin.</translation>
    </message>
</context>
<context>
    <name>OrderSidebar</name>
    <message>
        <source>Drafts</source>
        <translation>Taslaklar</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Gönderim</translation>
    </message>
    <message>
        <source>Not placed yet, or unknown</source>
        <translation>Henüz verilmemiş veya belirsiz olanlar</translation>
    </message>
    <message>
        <source>States of orders</source>
        <translation>Sipariş durumları</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Kayıtlı görünümler</translation>
    </message>
    <message>
        <source>{keys} saves what is shown as a view.</source>
        <translation>{keys} gösterileni görünüm olarak kaydeder.</translation>
    </message>
    <message>
        <source>Save what is shown as a view</source>
        <translation>Gösterileni görünüm olarak kaydet</translation>
    </message>
</context>
<context>
    <name>OrderTags</name>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
</context>
<context>
    <name>OrderViews</name>
    <message>
        <source>The view “{name}” is deleted.</source>
        <translation>“{name}” görünümü silindi.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>The view is gone.</source>
        <translation>Bu görünüm artık yok.</translation>
    </message>
    <message>
        <source>Another view has this name by now.</source>
        <translation>Bu adı artık başka bir görünüm taşıyor.</translation>
    </message>
    <message>
        <source>The account “{name}” is removed; its orders are kept.</source>
        <translation>“{name}” hesabı kaldırıldı; siparişleri duruyor.</translation>
    </message>
    <message>
        <source>The service {id} is in no catalogue any more; its orders are kept.</source>
        <translation>{id} numaralı servis artık hiçbir katalogda yok; siparişleri duruyor.</translation>
    </message>
</context>
<context>
    <name>OrderVoice</name>
    <message numerus="yes">
        <source>%Ln order(s) unknown: decide</source>
        <translation>
            <numerusform>%Ln sipariş bilinmiyor: karar verin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) refused</source>
        <translation>
            <numerusform>%Ln sipariş reddedildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) held</source>
        <translation>
            <numerusform>%Ln sipariş bekletiliyor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) accepted</source>
        <translation>
            <numerusform>%Ln sipariş kabul edildi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Panel ID</source>
        <translation>Panel no</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Miktar</translation>
    </message>
    <message>
        <source>Expected charge</source>
        <translation>Beklenen ücret</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Ücret</translation>
    </message>
    <message>
        <source>Start count</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Remains</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Yazıldı</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sıraya girdi</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation>Son sorulan</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>Son hareket</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Sorun</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>The panel&apos;s word: {word}</source>
        <translation>Panelin sözü: {word}</translation>
    </message>
    <message>
        <source>Expected: {amount}</source>
        <translation>Beklenen: {amount}</translation>
    </message>
    <message>
        <source>{remains} of {quantity} remain</source>
        <translation>{quantity} adetten {remains} kaldı</translation>
    </message>
    <message>
        <source>{done} of {quantity} delivered</source>
        <translation>{quantity} adedin {done} tanesi teslim edildi</translation>
    </message>
    <message>
        <source>The panel&apos;s word</source>
        <translation>Panelin sözü</translation>
    </message>
    <message>
        <source>Service ID</source>
        <translation>Servis no</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>Tüm siparişler</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Sürenler</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Bitenler</translation>
    </message>
    <message>
        <source>Queued offline: waits for your word</source>
        <translation>Çevrimdışı sıraya girdi: sözünüzü bekliyor</translation>
    </message>
    <message>
        <source>Not before {time}</source>
        <translation>{time} öncesinde değil</translation>
    </message>
    <message>
        <source>After the order at work on this link</source>
        <translation>Bu bağlantıda süren siparişten sonra</translation>
    </message>
    <message>
        <source>Posts so far</source>
        <translation>Şimdiye dek gönderi</translation>
    </message>
    <message>
        <source>Posts ordered</source>
        <translation>Sipariş edilen gönderi</translation>
    </message>
    <message>
        <source>For each post</source>
        <translation>Her gönderi için</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Bitiş günü</translation>
    </message>
    <message>
        <source>Runs so far</source>
        <translation>Şimdiye dek tekrar</translation>
    </message>
    <message>
        <source>Runs ordered</source>
        <translation>Sipariş edilen tekrar</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Fiyat</translation>
    </message>
    <message>
        <source>Data pool</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>Placed elsewhere: what was asked for is not known here.</source>
        <translation>Başka yerde verildi: ne istendiği burada bilinmiyor.</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Kaynak</translation>
    </message>
    <message>
        <source>Followed since</source>
        <translation>İzleme başlangıcı</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>yaklaşık {time}</translation>
    </message>
    <message>
        <source>as soon as its turn comes</source>
        <translation>sırası gelir gelmez</translation>
    </message>
    <message>
        <source>Asked next</source>
        <translation>Sonraki sorgu</translation>
    </message>
    <message>
        <source>Placed elsewhere</source>
        <translation>Başka yerde verildi</translation>
    </message>
    <message>
        <source>Guarantee</source>
        <translation>Garanti</translation>
    </message>
</context>
<context>
    <name>OrdersPane</name>
    <message>
        <source>Orders</source>
        <translation>Siparişler</translation>
    </message>
</context>
<context>
    <name>OutboxDeeds</name>
    <message numerus="yes">
        <source>The first %Ln of the selected orders are taken.</source>
        <translation>
            <numerusform>Seçili siparişlerin ilk %Ln tanesi alındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) had moved on in the meantime and stayed as they are.</source>
        <translation>
            <numerusform>%Ln sipariş bu arada ilerledi ve olduğu gibi kaldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>This order had moved on in the meantime: it is being sent.</source>
        <translation>Sipariş bu arada ilerledi: gönderiliyor.</translation>
    </message>
</context>
<context>
    <name>OutboxLine</name>
    <message numerus="yes">
        <source>%Ln order(s) were queued while nothing could be sent. Send them now?</source>
        <translation>
            <numerusform>Gönderim yapılamazken %Ln sipariş sıraya girdi. Şimdi gönderilsin mi?</numerusform>
        </translation>
    </message>
    <message>
        <source>Send {count} · {sum}</source>
        <translation>{count} gönder · {sum}</translation>
    </message>
    <message>
        <source>Hold them</source>
        <translation>Beklet</translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message>
        <source>Drafts</source>
        <translation>Taslaklar</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sırada</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Bekletilen</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Gönderilen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedilen</translation>
    </message>
    <message>
        <source>Drafts and outbox</source>
        <translation>Taslak ve gönderim</translation>
    </message>
    <message>
        <source>No drafts. A ticket that you save waits here to be sent.</source>
        <translation>Taslak yok. Kaydettiğiniz sipariş fişi gönderilmek üzere burada bekler.</translation>
    </message>
    <message>
        <source>Browse services</source>
        <translation>Servislere göz at</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation>Gönderilmeyi bekleyen yok.</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Bekletilen yok.</translation>
    </message>
    <message>
        <source>Nothing is being sent right now.</source>
        <translation>Şu anda gönderilen yok.</translation>
    </message>
    <message>
        <source>The panel refused nothing.</source>
        <translation>Panelin reddettiği yok.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s) deleted.</source>
        <translation>
            <numerusform>%Ln taslak silindi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) deleted. Undo brings them back as drafts.</source>
        <translation>
            <numerusform>%Ln sipariş silindi. Geri almak onları taslak yapar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>OutboxTools</name>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Gönderimi sürdür</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>Gönderimi duraklat</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Beklet</translation>
    </message>
    <message>
        <source>Hold {count}</source>
        <translation>{count} beklet</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Resume {count} · {sum}</source>
        <translation>{count} sürdür · {sum}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>Send {count} · {sum}</source>
        <translation>{count} gönder · {sum}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seçili</numerusform>
        </translation>
    </message>
    <message>
        <source>Write what is shown to a CSV or XLSX file</source>
        <translation>Görünenleri CSV ya da XLSX dosyasına yaz</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation>Her şeyi ara</translation>
    </message>
    <message>
        <source>Services, orders, drafts, actions, settings, accounts</source>
        <translation>Servisler, siparişler, taslaklar, eylemler, ayarlar, hesaplar</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Bulunanlar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln sonuç</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Hiçbir şey bulunamadı.</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>Starting the practice panel…</source>
        <translation>Alıştırma paneli başlatılıyor…</translation>
    </message>
    <message>
        <source>The practice panel did not start; the log tells more. Try it again.</source>
        <translation>Alıştırma paneli başlamadı; ayrıntısı günlükte. Yeniden deneyin.</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>Kaydet ve ilerle</translation>
    </message>
    <message>
        <source>Start it and go on</source>
        <translation>Başlat ve ilerle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>Your panel</source>
        <translation>Paneliniz</translation>
    </message>
    <message>
        <source>The address and the API key stand on your panel&apos;s web site. The connection is tested before anything is saved; testing orders nothing.</source>
        <translation>Adres ve API anahtarı panelinizin web sitesinde yazar. Kaydetmeden önce bağlantı denenir; deneme sipariş vermez.</translation>
    </message>
    <message>
        <source>I have an account on a panel</source>
        <translation>Bir panelde hesabım var</translation>
    </message>
    <message>
        <source>Try it with the practice panel: on this computer, with play money</source>
        <translation>Alıştırma paneliyle dene: bu bilgisayarda, oyun parasıyla</translation>
    </message>
    <message>
        <source>Neither for now, I only look around</source>
        <translation>Şimdilik hiçbiri, yalnızca bakınıyorum</translation>
    </message>
</context>
<context>
    <name>PasteIdsDialog</name>
    <message numerus="yes">
        <source>%Ln order(s) found.</source>
        <translation>
            <numerusform>%Ln sipariş bulundu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s) not known here.</source>
        <translation>
            <numerusform>%Ln numara burada bilinmiyor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln are taken.</source>
        <translation>
            <numerusform>Yalnızca ilk %Ln tanesi alınır.</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders by their IDs</source>
        <translation>Numarasına göre siparişler</translation>
    </message>
    <message>
        <source>Paste the panel&apos;s order IDs, with blanks, commas or new lines between them.</source>
        <translation>Paneldeki sipariş numaralarını boşluk, virgül ya da satır sonuyla ayırarak yapıştırın.</translation>
    </message>
    <message>
        <source>Order IDs</source>
        <translation>Sipariş numaraları</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Tüm hesaplar</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>İptal…</translation>
    </message>
    <message>
        <source>Refill…</source>
        <translation>Telafi…</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s) of another account.</source>
        <translation>
            <numerusform>%Ln numara başka bir hesabın.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more such ID(s)</source>
        <translation>
            <numerusform>ve böyle %Ln numara daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Today</source>
        <translation>Bugün</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Son 7 gün</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Son 30 gün</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bu ay</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Geçen ay</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Bu yıl</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Tüm günler</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Tarih aralığı</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Günler</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>İlk gün</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Son gün</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The service is not in the catalogue.</source>
        <translation>Servis katalogda yok.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Bu gerekli.</translation>
    </message>
    <message>
        <source>A whole number is needed, digits only.</source>
        <translation>Yalnızca rakamla tam sayı gerekli.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Listeden birini seçin.</translation>
    </message>
    <message>
        <source>A date is needed: day/month/year.</source>
        <translation>Tarih gerekli: gün/ay/yıl.</translation>
    </message>
    <message>
        <source>The minimum is {minimum}.</source>
        <translation>En az {minimum}.</translation>
    </message>
    <message>
        <source>The maximum is {maximum}.</source>
        <translation>En çok {maximum}.</translation>
    </message>
    <message>
        <source>The panel&apos;s limits contradict each other ({minimum} to {maximum}).</source>
        <translation>Panelin sınırları çelişiyor ({minimum} – {maximum}).</translation>
    </message>
    <message>
        <source>The most is below the least.</source>
        <translation>En çok, en azdan küçük.</translation>
    </message>
    <message>
        <source>A link has no blanks.</source>
        <translation>Bağlantıda boşluk olmaz.</translation>
    </message>
    <message>
        <source>The link has more than {most} letters.</source>
        <translation>Bağlantı {most} harften uzun.</translation>
    </message>
    <message>
        <source>This does not begin with https://.</source>
        <translation>https:// ile başlamıyor.</translation>
    </message>
    <message>
        <source>Several runs need an interval.</source>
        <translation>Birden çok tekrar için aralık gerekli.</translation>
    </message>
    <message>
        <source>An interval needs runs.</source>
        <translation>Aralık için tekrar sayısı gerekli.</translation>
    </message>
    <message>
        <source>The panel says: no drip-feed here.</source>
        <translation>Panele göre burada damla gönderim yok.</translation>
    </message>
    <message>
        <source>Give the choice&apos;s number or its label.</source>
        <translation>Seçeneğin numarasını ya da metnini yazın.</translation>
    </message>
    <message>
        <source>Give the number or the label, not both.</source>
        <translation>Numara ya da metin yazın, ikisini değil.</translation>
    </message>
    <message>
        <source>There are {lines} lines: leave this empty, or say as many.</source>
        <translation>Satır sayısı {lines}: burayı boş bırakın ya da aynı sayıyı yazın.</translation>
    </message>
    <message>
        <source>Doubled lines: {count}.</source>
        <translation>Yinelenen satır: {count}.</translation>
    </message>
    <message>
        <source>This type is not known here: check what the panel asks for.</source>
        <translation>Bu tür tanınmıyor: panelin ne istediğine bakın.</translation>
    </message>
    <message>
        <source>This name is the program&apos;s own.</source>
        <translation>Bu ad programa ayrılmış.</translation>
    </message>
    <message>
        <source>The rate is not known, so no charge is.</source>
        <translation>Fiyat bilinmiyor, bu yüzden ücret de.</translation>
    </message>
    <message>
        <source>The rate moved from {before} to {now}.</source>
        <translation>Fiyat {before} iken {now} oldu.</translation>
    </message>
    <message>
        <source>The balance ({balance}) is too low.</source>
        <translation>Bakiye ({balance}) yetersiz.</translation>
    </message>
    <message>
        <source>Orders with this link already: {count}.</source>
        <translation>Bu bağlantıyla var olan sipariş: {count}.</translation>
    </message>
    <message>
        <source>Above your limit of {limit}.</source>
        <translation>{limit} sınırınızın üstünde.</translation>
    </message>
    <message>
        <source>The pool {pool} has no capacity left.</source>
        <translation>{pool} havuzunda yer kalmadı.</translation>
    </message>
    <message>
        <source>The link is not of {platform}: it leads to {host}.</source>
        <translation>Bağlantı {platform} bağlantısı değil: {host} adresine gidiyor.</translation>
    </message>
    <message>
        <source>This service is for a profile; the link is a post.</source>
        <translation>Bu servis profil için; bağlantı ise bir gönderi.</translation>
    </message>
    <message>
        <source>This service is for a post; the link is a profile.</source>
        <translation>Bu servis gönderi için; bağlantı ise bir profil.</translation>
    </message>
    <message>
        <source>It may have been sent already: look at the panel before you resume it.</source>
        <translation>Zaten gönderilmiş olabilir: sürdürmeden önce panele bakın.</translation>
    </message>
    <message>
        <source>The account is read only: it can be looked at, nothing is ordered.</source>
        <translation>Hesap salt okunur: bakılabilir, sipariş verilmez.</translation>
    </message>
</context>
<context>
    <name>ProgramSettings</name>
    <message>
        <source>As the system</source>
        <translation>Sistemdeki gibi</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Klasörü aç</translation>
    </message>
    <message>
        <source>XPanel Desktop {version}, MIT licence. Made with Qt {qt} (LGPL).</source>
        <translation>XPanel Desktop {version}, MIT lisansı. Qt {qt} (LGPL) ile yapıldı.</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Boşluk</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Yukarı</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Aşağı</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sol</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Sağ</translation>
    </message>
</context>
<context>
    <name>Rate</name>
    <message>
        <source>Asks at most {count} times a minute, learnt from the panel.</source>
        <translation>Dakikada en çok {count} kez sorar; panelden öğrenildi.</translation>
    </message>
    <message>
        <source>Asks at most {count} times a minute, as set for the account.</source>
        <translation>Dakikada en çok {count} kez sorar; hesapta ayarlandığı gibi.</translation>
    </message>
    <message>
        <source>Next look now</source>
        <translation>Şimdi bakılıyor</translation>
    </message>
    <message>
        <source>Next look about {time}</source>
        <translation>Sonraki bakış yaklaşık {time}</translation>
    </message>
    <message>
        <source>{count} a minute</source>
        <translation>dakikada {count}</translation>
    </message>
</context>
<context>
    <name>RatesTab</name>
    <message>
        <source>No exchange rate yet. Without one, currencies stay apart: nothing is guessed.</source>
        <translation>Henüz döviz kuru yok. Kur olmadan para birimleri ayrı kalır: hiçbir şey tahmin edilmez.</translation>
    </message>
    <message>
        <source>A rate needs two different currencies.</source>
        <translation>Kur için iki farklı para birimi gerekir.</translation>
    </message>
    <message>
        <source>The rate is no amount above zero: {text}</source>
        <translation>Kur sıfırdan büyük bir tutar değil: {text}</translation>
    </message>
    <message>
        <source>The rate is too large or has more than 8 decimals. Type it the other way round.</source>
        <translation>Kur çok büyük ya da 8&apos;den fazla ondalık basamağı var. Ters yönde girin.</translation>
    </message>
    <message>
        <source>It could not be kept.</source>
        <translation>Kaydedilemedi.</translation>
    </message>
    <message>
        <source>rates</source>
        <translation>kurlar</translation>
    </message>
    <message>
        <source>from</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>One unit of this currency</source>
        <translation>Bu para biriminin bir birimi</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>is so much of this currency</source>
        <translation>bu para biriminde karşılığı</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Geçerlilik başlangıcı</translation>
    </message>
    <message>
        <source>Keep rate</source>
        <translation>Kuru kaydet</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Geri çek</translation>
    </message>
    <message>
        <source>The rate of the chosen row holds no more; it stays listed.</source>
        <translation>Seçili satırın kuru artık geçmez; listede kalır.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>Döviz kurları</translation>
    </message>
</context>
<context>
    <name>ReportExporting</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV, as shown</source>
        <translation>CSV, görüldüğü gibi</translation>
    </message>
    <message>
        <source>Excel workbook, as shown</source>
        <translation>Excel çalışma kitabı, görüldüğü gibi</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Eylem</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Yanıt yok</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>No request failed since the start.</source>
        <translation>Açılıştan bu yana başarısız istek yok.</translation>
    </message>
    <message>
        <source>No request has ended since the start.</source>
        <translation>Açılıştan bu yana biten istek yok.</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Bağlantı denemesi</translation>
    </message>
    <message>
        <source>Failed only</source>
        <translation>Yalnızca başarısızlar</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>İsteği kopyala</translation>
    </message>
    <message>
        <source>The last 100 requests of each account, kept in memory until you quit. The key is never among them.</source>
        <translation>Her hesabın son 100 isteği; siz çıkana kadar bellekte tutulur. İçlerinde anahtar asla bulunmaz.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>İstekler</translation>
    </message>
    <message>
        <source>The request in full</source>
        <translation>İsteğin tamamı</translation>
    </message>
</context>
<context>
    <name>RunwayLine</name>
    <message>
        <source>The threshold is no amount: {text}</source>
        <translation>Eşik bir tutar değil: {text}</translation>
    </message>
    <message>
        <source>Low balance: {told}</source>
        <translation>Düşük bakiye: {told}</translation>
    </message>
    <message>
        <source>The balance is not known yet.</source>
        <translation>Bakiye henüz bilinmiyor.</translation>
    </message>
    <message>
        <source>{balance} · not enough days to tell a pace: {days} of {enough}</source>
        <translation>{balance} · hız söylemek için yeterli gün yok: {days} / {enough}</translation>
    </message>
    <message>
        <source>{balance} · nothing was spent on most of the last {over} days</source>
        <translation>{balance} · son {over} günün çoğunda harcama yok</translation>
    </message>
    <message>
        <source>lasts for years</source>
        <translation>yıllarca yeter</translation>
    </message>
    <message>
        <source>lasts less than a day</source>
        <translation>bir günden az yeter</translation>
    </message>
    <message numerus="yes">
        <source>lasts about %Ln day(s)</source>
        <translation>
            <numerusform>yaklaşık %Ln gün yeter</numerusform>
        </translation>
    </message>
    <message>
        <source>{balance} · {lasts} at the pace of the last {over} (median {pace} a day)</source>
        <translation>{balance} · son {over} günün hızıyla {lasts} (ortanca: günde {pace})</translation>
    </message>
    <message>
        <source>Low below</source>
        <translation>Düşük sayılır:</translation>
    </message>
    <message>
        <source>or</source>
        <translation>ya da</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>tutar</translation>
    </message>
    <message>
        <source>Low below this amount</source>
        <translation>Bu tutarın altında düşük</translation>
    </message>
    <message>
        <source>Low with fewer days left</source>
        <translation>Daha az gün kalınca düşük</translation>
    </message>
    <message>
        <source>no days set</source>
        <translation>gün yok</translation>
    </message>
    <message>
        <source> days left</source>
        <translation> günden az</translation>
    </message>
</context>
<context>
    <name>Scorecard</name>
    <message>
        <source>Time to start: {middle}, half of them {low} to {high} ({n})</source>
        <translation>Başlama süresi: {middle}; yarısı {low} – {high} arası ({n})</translation>
    </message>
    <message>
        <source>Delivered an hour: {middle}, half of them {low} to {high} ({n})</source>
        <translation>Saatte gönderilen: {middle}; yarısı {low} – {high} arası ({n})</translation>
    </message>
    <message>
        <source>Completed in: {middle}, half of them {low} to {high} ({n})</source>
        <translation>Tamamlanma süresi: {middle}; yarısı {low} – {high} arası ({n})</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>1 dk altı</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} dk</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} sa {m} dk</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} sa</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} gün</translation>
    </message>
    <message>
        <source>under 1%</source>
        <translation>%1 altı</translation>
    </message>
    <message>
        <source>{n}%</source>
        <translation>%{n}</translation>
    </message>
    <message>
        <source>too few orders ({n})</source>
        <translation>sipariş az ({n})</translation>
    </message>
    <message>
        <source>Yours: {told}</source>
        <translation>Sizinkiler: {told}</translation>
    </message>
    <message>
        <source>{n} orders</source>
        <translation>{n} sipariş</translation>
    </message>
    <message>
        <source>starts within a minute</source>
        <translation>bir dakika içinde başlıyor</translation>
    </message>
    <message>
        <source>starts in about {span}</source>
        <translation>başlama süresi yaklaşık {span}</translation>
    </message>
    <message>
        <source>about {n} an hour</source>
        <translation>saatte yaklaşık {n}</translation>
    </message>
    <message>
        <source>completed within a minute</source>
        <translation>bir dakika içinde tamamlanıyor</translation>
    </message>
    <message>
        <source>completed in about {span}</source>
        <translation>tamamlanma süresi yaklaşık {span}</translation>
    </message>
    <message>
        <source>{share} partial</source>
        <translation>{share} kısmi</translation>
    </message>
    <message>
        <source>{share} canceled</source>
        <translation>{share} iptal</translation>
    </message>
    <message>
        <source>By your own {n} orders of the last {days} days.</source>
        <translation>Son {days} gündeki {n} siparişinize göre.</translation>
    </message>
    <message>
        <source>Of {n} that ended: {partial} partial, {canceled} canceled or failed</source>
        <translation>Biten {n} siparişten: {partial} kısmi, {canceled} iptal ya da başarısız</translation>
    </message>
    <message>
        <source>Times are those at which the panel was asked; medians, left out below {n} orders.</source>
        <translation>Süreler panele sorulan anlara göredir; ortanca değerlerdir ve {n} siparişin altında verilmez.</translation>
    </message>
    <message>
        <source>Rate: {rate} {currency}, unmoved in {days} days</source>
        <translation>Fiyat: {rate} {currency}, {days} gündür değişmedi</translation>
    </message>
    <message>
        <source>Rate in {days} days: {low} to {high} {currency}; last moved {when} from {before} to {now}</source>
        <translation>{days} gündeki fiyat: {low} – {high} {currency}; son değişim {when}, önce {before}, şimdi {now}</translation>
    </message>
</context>
<context>
    <name>SendConfirm</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln sipariş</numerusform>
        </translation>
    </message>
    <message>
        <source>of {amount}, read {age}</source>
        <translation>bakiye {amount}, {age} okundu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent and stay(s) a draft:</source>
        <translation>
            <numerusform>%Ln tanesi gönderilemiyor, taslak kalıyor:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are worth a look before sending:</source>
        <translation>
            <numerusform>%Ln tanesine göndermeden önce bakın:</numerusform>
        </translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ve {count} tane daha</translation>
    </message>
    <message>
        <source>Resume {count} · {sum}</source>
        <translation>{count} sürdür · {sum}</translation>
    </message>
    <message>
        <source>Send {count} · {sum}</source>
        <translation>{count} gönder · {sum}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>SendingSettings</name>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source> s</source>
        <translation> sn</translation>
    </message>
</context>
<context>
    <name>ServiceBar</name>
    <message>
        <source>Search services, categories, ids</source>
        <translation>Servis, kategori, no ara</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Servislerde ara</translation>
    </message>
    <message>
        <source>{total} services</source>
        <translation>{total} servis</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
    <message>
        <source>fetched {age}</source>
        <translation>{age} alındı</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Alınıyor…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Yenile</translation>
    </message>
    <message>
        <source>Ask the panel for its services now</source>
        <translation>Servisleri şimdi panelden al</translation>
    </message>
</context>
<context>
    <name>ServiceBlank</name>
    <message>
        <source>No service passes the filters.</source>
        <translation>Süzgeçlerden geçen servis yok.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Aramayı ve süzgeçleri temizle</translation>
    </message>
    <message>
        <source>Try the practice panel</source>
        <translation>Alıştırma panelini dene</translation>
    </message>
    <message>
        <source>It runs on this computer with play money. Nothing is ordered for real.</source>
        <translation>Bu bilgisayarda oyun parasıyla çalışır. Gerçek sipariş verilmez.</translation>
    </message>
</context>
<context>
    <name>ServiceDetails</name>
    <message>
        <source>Write a ticket</source>
        <translation>Sipariş yaz</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Link of the service</source>
        <translation>Servisin bağlantısı</translation>
    </message>
    <message>
        <source>Description of the service</source>
        <translation>Servisin açıklaması</translation>
    </message>
    <message>
        <source>The panel gives no description.</source>
        <translation>Panel açıklama vermiyor.</translation>
    </message>
</context>
<context>
    <name>ServiceFilters</name>
    <message>
        <source>Favourites</source>
        <translation>Favoriler</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Son verilen</translation>
    </message>
    <message>
        <source>Only services that were ordered lately</source>
        <translation>Yalnız son zamanlarda sipariş verilen servisler</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Değişen</translation>
    </message>
    <message>
        <source>Only what changed since you looked at the changes</source>
        <translation>Yalnız değişikliklere son baktığınızdan beri değişenler</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Süzgeç</translation>
    </message>
    <message>
        <source>By type, refill, cancel, drip-feed, rate, data pools</source>
        <translation>Tür, telafi, iptal, damla, fiyat, veri havuzuna göre</translation>
    </message>
    <message>
        <source>Data pools</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>Only what takes a data pool</source>
        <translation>Yalnız veri havuzu alanlar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Her şeyi yeniden göster</translation>
    </message>
    <message>
        <source>Refill</source>
        <translation>Telafi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Drip-feed</source>
        <translation>Damla</translation>
    </message>
    <message>
        <source>all</source>
        <translation>hepsi</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>var</translation>
    </message>
    <message>
        <source>no</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Rate from</source>
        <translation>Fiyat</translation>
    </message>
    <message>
        <source>to</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>En düşük fiyat</translation>
    </message>
    <message>
        <source>Highest rate</source>
        <translation>En yüksek fiyat</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tüm türler</translation>
    </message>
    <message>
        <source>Changes…</source>
        <translation>Değişimler…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Karşılaştır…</translation>
    </message>
    <message>
        <source>Only favourites; {key} makes a service one</source>
        <translation>Yalnız favoriler; {key} bir servisi favori yapar</translation>
    </message>
    <message>
        <source>What changed in the catalogue</source>
        <translation>Katalogda ne değişti</translation>
    </message>
    <message>
        <source>Side by side; {key} takes a service in, from any account</source>
        <translation>Yan yana; {key} hangi hesaptan olursa olsun servisi ekler</translation>
    </message>
</context>
<context>
    <name>ServiceGuarantee</name>
    <message>
        <source>Guarantee</source>
        <translation>Garanti</translation>
    </message>
    <message>
        <source>Days of the guarantee</source>
        <translation>Garanti günü</translation>
    </message>
    <message>
        <source> days</source>
        <translation> gün</translation>
    </message>
    <message>
        <source>By its name: {guarantee}</source>
        <translation>Adına göre: {guarantee}</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Bilinmiyor</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>For life</source>
        <translation>Ömür boyu</translation>
    </message>
</context>
<context>
    <name>ServiceMarking</name>
    <message>
        <source>The comparison is full: take a service out first.</source>
        <translation>Karşılaştırma dolu: önce bir servis çıkarın.</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Changes…</source>
        <translation>Değişiklikler…</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>Numarayı kopyala</translation>
    </message>
</context>
<context>
    <name>ServiceTable</name>
    <message>
        <source>Services</source>
        <translation>Servisler</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>ID</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Rate / 1000</source>
        <translation>Fiyat / 1000</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>En az</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>En çok</translation>
    </message>
    <message>
        <source>Refill</source>
        <translation>Telafi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Drip-feed</source>
        <translation>Damla</translation>
    </message>
    <message>
        <source>Average time</source>
        <translation>Ortalama süre</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>fiyat</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>sınırlar</translation>
    </message>
    <message>
        <source>name</source>
        <translation>ad</translation>
    </message>
    <message>
        <source>back</source>
        <translation>geri geldi</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>Add your panel account to see what it sells.</source>
        <translation>Ne sattığını görmek için panel hesabınızı ekleyin.</translation>
    </message>
    <message>
        <source>The services of this panel were never fetched.</source>
        <translation>Bu panelin servisleri hiç alınmadı.</translation>
    </message>
    <message>
        <source>Fetching the services of this panel…</source>
        <translation>Bu panelin servisleri alınıyor…</translation>
    </message>
    <message>
        <source>The panel&apos;s catalogue is empty.</source>
        <translation>Panelin kataloğu boş.</translation>
    </message>
    <message>
        <source>No service of this category matches “{query}”.</source>
        <translation>Bu kategoride “{query}” ile eşleşen servis yok.</translation>
    </message>
    <message>
        <source>No service matches “{query}”.</source>
        <translation>“{query}” ile eşleşen servis yok.</translation>
    </message>
    <message>
        <source>Add your panel account</source>
        <translation>Panel hesabınızı ekleyin</translation>
    </message>
    <message>
        <source>Fetch services</source>
        <translation>Servisleri al</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Yeniden al</translation>
    </message>
    <message>
        <source>Search all categories</source>
        <translation>Tüm kategorilerde ara</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Aramayı temizle</translation>
    </message>
    <message>
        <source>Time to start</source>
        <translation>Başlama süresi</translation>
    </message>
    <message>
        <source>Speed / hour</source>
        <translation>Hız / saat</translation>
    </message>
    <message>
        <source>Partial %</source>
        <translation>Kısmi %</translation>
    </message>
</context>
<context>
    <name>ServicesModel</name>
    <message>
        <source>favourite</source>
        <translation>favori</translation>
    </message>
</context>
<context>
    <name>ServicesPane</name>
    <message>
        <source>Categories</source>
        <translation>Kategoriler</translation>
    </message>
</context>
<context>
    <name>SettingTable</name>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Gönderim</translation>
    </message>
    <message>
        <source>Cancels and refills</source>
        <translation>İptal ve telafi</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Bildirimler</translation>
    </message>
    <message>
        <source>Export and import</source>
        <translation>Dışa ve içe aktarma</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Yedekler</translation>
    </message>
    <message>
        <source>Help and health</source>
        <translation>Yardım ve durum</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>The whole program speaks it at once.</source>
        <translation>Bütün program hemen bu dile geçer.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Görünüm</translation>
    </message>
    <message>
        <source>Light or dark colours; as the system, it follows your desktop.</source>
        <translation>Açık ya da koyu renkler; sistemdeki gibi seçilirse masaüstünüze uyar.</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API anahtarları</translation>
    </message>
    <message>
        <source>No file of the program ever holds them.</source>
        <translation>Programın hiçbir dosyasında yer almazlar.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Veri klasörü</translation>
    </message>
    <message>
        <source>Orders, settings, backups and log are all in it; --data-dir chooses another.</source>
        <translation>Siparişler, ayarlar, yedekler ve günlük hep oradadır; --data-dir başka bir klasör seçer.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Hakkında</translation>
    </message>
    <message>
        <source>Tell this version when you report a fault.</source>
        <translation>Bir hata bildirirken bu sürümü söyleyin.</translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation>Geri alma süresi</translation>
    </message>
    <message>
        <source>An order stays in the outbox this long before it is sent.</source>
        <translation>Sipariş, gönderilmeden önce bu kadar sırada bekler.</translation>
    </message>
    <message>
        <source>Price tolerance</source>
        <translation>Fiyat toleransı</translation>
    </message>
    <message>
        <source>An order whose rate rose by more since it was written is held, not sent.</source>
        <translation>Yazıldığından beri fiyatı bundan çok artan sipariş gönderilmez, bekletilir.</translation>
    </message>
    <message>
        <source>Ask before sending what was queued offline</source>
        <translation>Çevrimdışı sıraya girenleri göndermeden önce sor</translation>
    </message>
    <message>
        <source>Without it, queued orders go by themselves as soon as the panel is reached.</source>
        <translation>Bu kapalıyken sıradaki siparişler, panele ulaşılınca kendiliğinden gider.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>The account whose wait is set below.</source>
        <translation>Aşağıdaki beklemenin ait olduğu hesap.</translation>
    </message>
    <message>
        <source>Wait between two</source>
        <translation>İki istek arası bekleme</translation>
    </message>
    <message>
        <source>After a cancel or refill was asked, the same is not asked again this long.</source>
        <translation>Bir iptal ya da telafi istendikten sonra aynısı bu süre içinde yeniden istenmez.</translation>
    </message>
    <message>
        <source>Kinds of news</source>
        <translation>Haber türleri</translation>
    </message>
    <message>
        <source>What is ticked is told; unknown orders and stopped sending always are.</source>
        <translation>İşaretli olanlar bildirilir; bilinmeyen siparişler ve duran gönderim her zaman bildirilir.</translation>
    </message>
    <message>
        <source>Gather for</source>
        <translation>Toplama süresi</translation>
    </message>
    <message>
        <source>The news of this many minutes come together in one message.</source>
        <translation>Bu kadar dakikanın haberleri tek bildirimde toplanır.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Sessiz saatler</translation>
    </message>
    <message>
        <source>Nothing is told in these hours; it comes together when they are over.</source>
        <translation>Bu saatlerde hiçbir şey bildirilmez; bitince topluca gelir.</translation>
    </message>
    <message>
        <source>Tell of unknown orders and stopped sending in quiet hours too</source>
        <translation>Bilinmeyen siparişleri ve duran gönderimi sessiz saatlerde de bildir</translation>
    </message>
    <message>
        <source>Without it, even these wait until the hours are over.</source>
        <translation>Bu kapalıyken bunlar da saatlerin bitmesini bekler.</translation>
    </message>
    <message>
        <source>Closing the window leaves the program at work in the tray</source>
        <translation>Pencere kapatılınca program sistem tepsisinde çalışmayı sürdürsün</translation>
    </message>
    <message>
        <source>Without it, closing the window quits the program.</source>
        <translation>Bu kapalıyken pencereyi kapatmak programdan çıkar.</translation>
    </message>
    <message>
        <source>Accounts, settings, shortcuts, templates and views in one file; keys only when it is encrypted and you ask for it.</source>
        <translation>Hesaplar, ayarlar, kısayollar, şablonlar ve görünümler tek dosyada; anahtarlar yalnızca dosya şifreliyse ve siz isterseniz.</translation>
    </message>
    <message>
        <source>Copies of all orders and settings, made daily and before each update.</source>
        <translation>Bütün siparişlerin ve ayarların her gün ve her güncellemeden önce alınan kopyaları.</translation>
    </message>
    <message>
        <source>How the program is, what it asked and what it logged.</source>
        <translation>Programın durumu, sordukları ve günlüğü.</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Yeni sürümler</translation>
    </message>
    <message>
        <source>Look for new versions once a day</source>
        <translation>Günde bir kez yeni sürüm var mı diye bak</translation>
    </message>
    <message>
        <source>A signed note with the newest version&apos;s number is fetched. Nothing of yours is sent with it, and nothing is downloaded or replaced: help and health says where to get it.</source>
        <translation>En yeni sürümün numarasını taşıyan imzalı bir not alınır. Sizden hiçbir şey gönderilmez, hiçbir şey indirilmez ya da değiştirilmez: nereden alınacağı yardım ve sağlık sayfasında yazar.</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Ayarlarda ara</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Bu sözcükleri içeren ayar yok.</translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message numerus="yes">
        <source>{least} to {most} for each of %Ln post(s)</source>
        <translation>
            <numerusform>%Ln gönderinin her biri için {least}–{most}</numerusform>
        </translation>
    </message>
    <message>
        <source>{least} to {most} for each new post</source>
        <translation>her yeni gönderi için {least}–{most}</translation>
    </message>
    <message>
        <source>The charge is the worst case: the most for every post.</source>
        <translation>Ücret en kötü durumdur: her gönderi için en çoğu.</translation>
    </message>
    <message>
        <source>{each} × {runs} runs = {total}</source>
        <translation>{each} × {runs} tekrar = {total}</translation>
    </message>
    <message>
        <source>the last run starts {after} after the first</source>
        <translation>son tekrar ilkinden {after} sonra başlar</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Account, looked at now</source>
        <translation>Hesap, şu anda bakılan</translation>
    </message>
    <message>
        <source>Switch to account</source>
        <translation>Bu hesaba geç</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ayar</translation>
    </message>
    <message>
        <source>Service {id} · {category}</source>
        <translation>Servis {id} · {category}</translation>
    </message>
</context>
<context>
    <name>SpendingTab</name>
    <message>
        <source>The sums could not be read.</source>
        <translation>Toplamlar okunamadı.</translation>
    </message>
    <message>
        <source>No order was accepted on these days.</source>
        <translation>Bu günlerde kabul edilmiş sipariş yok.</translation>
    </message>
    <message>
        <source>Show all days</source>
        <translation>Tüm günleri göster</translation>
    </message>
    <message>
        <source>spending</source>
        <translation>harcama</translation>
    </message>
    <message>
        <source>Currencies apart</source>
        <translation>Para birimleri ayrı</translation>
    </message>
    <message>
        <source>All in {currency}</source>
        <translation>Tümü {currency} olarak</translation>
    </message>
    <message>
        <source>By {group}</source>
        <translation>Grupla: {group}</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruplama</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>Para birimleri</translation>
    </message>
    <message>
        <source>Currency of the chart</source>
        <translation>Grafiğin para birimi</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Harcama</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>These data are from a newer version</source>
        <translation>Bu veriler daha yeni bir sürümden</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>Veritabanı bozuk</translation>
    </message>
    <message>
        <source>A newer XPanel Desktop wrote the file below. Install that version again, restore a backup from before the update, or choose another data folder with --data-dir. Nothing was changed.</source>
        <translation>Aşağıdaki dosyayı daha yeni bir XPanel Desktop yazdı. O sürümü yeniden kurun, güncellemeden önceki bir yedeği geri yükleyin ya da --data-dir ile başka bir veri klasörü seçin. Hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>The file below cannot be read. It was left as it is. Restore a backup of an earlier day, or start anew with an empty database: either way the damaged file is set aside, never deleted, and nothing is sent until you have looked.</source>
        <translation>Aşağıdaki dosya okunamıyor. Olduğu gibi bırakıldı. Önceki bir günün yedeğini geri yükleyin ya da boş bir veritabanıyla yeniden başlayın: her iki durumda da bozuk dosya silinmez, kenara konur ve siz bakana kadar hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>XPanel Desktop is running already</source>
        <translation>XPanel Desktop zaten çalışıyor</translation>
    </message>
    <message>
        <source>Another window works on the folder below, and it could not be brought to the front.</source>
        <translation>Aşağıdaki klasörle başka bir pencere çalışıyor ve öne getirilemedi.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Veri klasörüne yazılamıyor</translation>
    </message>
    <message>
        <source>Without it no order can be kept, so none would be sent. Make the place below writable, or free space on its disk, or choose another with --data-dir.</source>
        <translation>Yazılamazsa hiçbir sipariş saklanamaz, bu yüzden gönderilmez de. Aşağıdaki yeri yazılabilir yapın, diskinde yer açın ya da --data-dir ile başka bir yer seçin.</translation>
    </message>
    <message>
        <source>XPanel Desktop cannot start</source>
        <translation>XPanel Desktop başlayamıyor</translation>
    </message>
    <message>
        <source>This was not foreseen; the log in the data folder has more.</source>
        <translation>Bu öngörülmemişti; veri klasöründeki günlükte ayrıntısı var.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Start anew, empty</source>
        <translation>Boş olarak yeniden başla</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Yedek geri yükle…</translation>
    </message>
    <message>
        <source>Bringing your orders up to date…</source>
        <translation>Siparişleriniz güncelleniyor…</translation>
    </message>
    <message>
        <source>This happens once after an update and takes a minute or two for very many orders. A copy of the data is kept in the folder “backups”.</source>
        <translation>Bu, güncellemeden sonra bir kez olur ve çok sayıda siparişte bir iki dakika sürer. Verilerin bir kopyası “backups” klasöründe saklanır.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Draft</source>
        <translation>Taslak</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sırada</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Bekletiliyor</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Gönderiliyor</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Bilinmiyor</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedildi</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Verilmedi</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Beklemede</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>İşleniyor</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Sürüyor</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Etkin</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Duraklatıldı</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Kısmi</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Tamamlandı</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>İptal edildi</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>İade edildi</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Süresi doldu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Başarısız</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Diğer</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>No account yet</source>
        <translation>Henüz hesap yok</translation>
    </message>
    <message>
        <source>Balance not known yet</source>
        <translation>Bakiye henüz bilinmiyor</translation>
    </message>
    <message>
        <source>Balance {amount} · {age}</source>
        <translation>Bakiye {amount} · {age}</translation>
    </message>
    <message>
        <source>Outbox: {count} waiting</source>
        <translation>Gönderim sırası: {count} bekliyor</translation>
    </message>
    <message>
        <source>Outbox empty</source>
        <translation>Gönderim sırası boş</translation>
    </message>
    <message>
        <source>Keys are kept in memory only, until you quit.</source>
        <translation>Anahtarlar yalnızca bellekte, çıkışa kadar saklanır.</translation>
    </message>
    <message>
        <source>Low: {balance}</source>
        <translation>Düşük: {balance}</translation>
    </message>
    <message>
        <source>Balance low: {names}</source>
        <translation>Bakiyesi düşük: {names}</translation>
    </message>
</context>
<context>
    <name>Stops</name>
    <message>
        <source>Sending for {account} is stopped: it is not known whether an order was placed.</source>
        <translation>{account} için gönderim durdu: bir siparişin verilip verilmediği bilinmiyor.</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: the panel refused the key.</source>
        <translation>{account} için gönderim durdu: panel anahtarı reddetti.</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: the balance does not cover the next order. Add funds on the panel, then try again.</source>
        <translation>{account} için gönderim durdu: bakiye sıradaki siparişe yetmiyor. Panelde bakiye yükleyin, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: two orders in a row were refused for the same reason. Look at them, then try again.</source>
        <translation>{account} için gönderim durdu: art arda iki sipariş aynı nedenle reddedildi. Bakın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: the next order would go beyond your limit for one day. Raise the limit in the account, or try again tomorrow.</source>
        <translation>{account} için gönderim durdu: sonraki sipariş günlük sınırınızı aşacak. Hesaptaki sınırı yükseltin ya da yarın yeniden deneyin.</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: {reason}</source>
        <translation>{account} için gönderim durdu: {reason}</translation>
    </message>
    <message>
        <source>Sending for {account} is stopped: the computer slept, or its clock was set, while orders waited. Look at them, then try again.</source>
        <translation>{account} için gönderim durdu: siparişler beklerken bilgisayar uyudu ya da saati değiştirildi. Bakın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Sending for {account} is paused. Queued orders wait.</source>
        <translation>{account} için gönderim duraklatıldı. Sıradaki siparişler bekliyor.</translation>
    </message>
    <message>
        <source>Resume sending</source>
        <translation>Gönderimi sürdür</translation>
    </message>
    <message>
        <source>You stopped all sending, in every account. Orders are followed and can be canceled.</source>
        <translation>Bütün hesaplarda gönderimi durdurdunuz. Siparişler izlenir ve iptal edilebilir.</translation>
    </message>
    <message>
        <source>Let sending go on</source>
        <translation>Gönderim sürsün</translation>
    </message>
    <message>
        <source>You are working offline. Queued orders wait until you go online again.</source>
        <translation>Çevrimdışı çalışıyorsunuz. Sıradaki siparişler yeniden çevrimiçi olana dek bekler.</translation>
    </message>
    <message>
        <source>{account} cannot be reached. Queued orders wait and go by themselves.</source>
        <translation>{account} hesabına ulaşılamıyor. Sıradaki siparişler bekler, sonra kendiliğinden gider.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Karar ver…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <translation>Anahtarı değiştir…</translation>
    </message>
    <message>
        <source>{account} is read only. Its queued orders wait.</source>
        <translation>{account} salt okunur. Sıradaki siparişleri bekliyor.</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Hesap…</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Doldurulan</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Service now</source>
        <translation>Servis şimdi</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Tüm hesaplar</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>Katalogda yok</translation>
    </message>
    <message>
        <source>Rate {before} → {now}</source>
        <translation>Fiyat {before} → {now}</translation>
    </message>
    <message>
        <source>Rate {now}</source>
        <translation>Fiyat {now}</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>No template matches.</source>
        <translation>Eşleşen şablon yok.</translation>
    </message>
    <message>
        <source>No template yet. Fill in a ticket, give it a name below, and begin the next one from it.</source>
        <translation>Henüz şablon yok. Bir sipariş doldurun, aşağıda ona ad verin ve sonrakine ondan başlayın.</translation>
    </message>
    <message>
        <source>{account} has no service “{service}”.</source>
        <translation>{account} hesabında “{service}” servisi yok.</translation>
    </message>
    <message>
        <source>Kept as “{name}”.</source>
        <translation>“{name}” olarak saklandı.</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>“{name}” silindi.</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>sablonlar</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>Şablonlarda ara</translation>
    </message>
    <message>
        <source>Keep the present ticket as…</source>
        <translation>Şimdiki siparişi şu adla sakla…</translation>
    </message>
    <message>
        <source>Name of the new template</source>
        <translation>Yeni şablonun adı</translation>
    </message>
    <message>
        <source>For all accounts</source>
        <translation>Tüm hesaplar için</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sakla</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Begin a ticket</source>
        <translation>Siparişe başla</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Miktar</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Tekrar</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Aralık</translation>
    </message>
    <message>
        <source>Data pool</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Yorumlar</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Kullanıcı adı</translation>
    </message>
    <message>
        <source>Usernames</source>
        <translation>Kullanıcı adları</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Anahtar kelimeler</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Media link</source>
        <translation>Medya bağlantısı</translation>
    </message>
    <message>
        <source>Answer number</source>
        <translation>Yanıt numarası</translation>
    </message>
    <message>
        <source>Choice number</source>
        <translation>Seçenek no</translation>
    </message>
    <message>
        <source>or its label</source>
        <translation>ya da metni</translation>
    </message>
    <message>
        <source>Listen duration</source>
        <translation>Dinleme süresi</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruplar</translation>
    </message>
    <message>
        <source>Least per post</source>
        <translation>Gönderi başına en az</translation>
    </message>
    <message>
        <source>Most per post</source>
        <translation>Gönderi başına en çok</translation>
    </message>
    <message>
        <source>New posts</source>
        <translation>Yeni gönderiler</translation>
    </message>
    <message>
        <source>Old posts</source>
        <translation>Eski gönderiler</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Gecikme</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Bitiş günü</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ülke</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Cihaz</translation>
    </message>
    <message>
        <source>Traffic from</source>
        <translation>Trafik kaynağı</translation>
    </message>
    <message>
        <source>Google keyword</source>
        <translation>Google anahtar kelimesi</translation>
    </message>
    <message>
        <source>Referring page</source>
        <translation>Yönlendiren sayfa</translation>
    </message>
    <message>
        <source>times</source>
        <translation>kez</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>dakika</translation>
    </message>
    <message>
        <source>empty: without end</source>
        <translation>boş: süresiz</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>gün/ay/yıl</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standart</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>SEO</source>
        <translation>SEO</translation>
    </message>
    <message>
        <source>Custom comments</source>
        <translation>Özel yorum</translation>
    </message>
    <message>
        <source>Custom comments package</source>
        <translation>Özel yorum paketi</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Bahsetme</translation>
    </message>
    <message>
        <source>Mentions with hashtags</source>
        <translation>Etiketlerle bahsetme</translation>
    </message>
    <message>
        <source>Mentions, custom list</source>
        <translation>Bahsetme, özel liste</translation>
    </message>
    <message>
        <source>Mentions, hashtag</source>
        <translation>Bahsetme, etiket</translation>
    </message>
    <message>
        <source>Mentions, user&apos;s followers</source>
        <translation>Bahsetme, kullanıcının takipçileri</translation>
    </message>
    <message>
        <source>Mentions, media likers</source>
        <translation>Bahsetme, medyayı beğenenler</translation>
    </message>
    <message>
        <source>Comment likes</source>
        <translation>Yorum beğenisi</translation>
    </message>
    <message>
        <source>Comment replies</source>
        <translation>Yorum yanıtı</translation>
    </message>
    <message>
        <source>Poll, by answer number</source>
        <translation>Anket, yanıt numarasıyla</translation>
    </message>
    <message>
        <source>Poll, by choice or label</source>
        <translation>Anket, seçenek ya da metinle</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Spaces</translation>
    </message>
    <message>
        <source>Invites from groups</source>
        <translation>Gruplardan davet</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonelik</translation>
    </message>
    <message>
        <source>Web traffic</source>
        <translation>Web trafiği</translation>
    </message>
    <message>
        <source>Free fields</source>
        <translation>Serbest alanlar</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Masaüstü</translation>
    </message>
    <message>
        <source>Android</source>
        <translation>Android</translation>
    </message>
    <message>
        <source>iOS</source>
        <translation>iOS</translation>
    </message>
    <message>
        <source>Mobile, mixed</source>
        <translation>Mobil, karışık</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Karışık</translation>
    </message>
    <message>
        <source>Google, by keyword</source>
        <translation>Google, anahtar kelimeyle</translation>
    </message>
    <message>
        <source>A page of your own</source>
        <translation>Kendi sayfanız</translation>
    </message>
    <message>
        <source>Blank referrer</source>
        <translation>Kaynaksız</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Fark etmez</translation>
    </message>
    <message>
        <source>Turkey (tr)</source>
        <translation>Türkiye (tr)</translation>
    </message>
    <message>
        <source>Global (global)</source>
        <translation>Global (global)</translation>
    </message>
    <message>
        <source>seldom needed</source>
        <translation>nadiren gerekir</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Seçin…</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} dakika</translation>
    </message>
    <message>
        <source>{pool} · capacity not known</source>
        <translation>{pool} · kapasite bilinmiyor</translation>
    </message>
    <message>
        <source>{pool} · {capacity} free</source>
        <translation>{pool} · {capacity} boş</translation>
    </message>
</context>
<context>
    <name>TicketConfirm</name>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Send 1 order for {sum} from {account}?</source>
        <translation>{account} hesabından {sum} tutarında 1 sipariş gönderilsin mi?</translation>
    </message>
    <message>
        <source>Send 1 order from {account}? Its charge is not known.</source>
        <translation>{account} hesabından 1 sipariş gönderilsin mi? Ücreti bilinmiyor.</translation>
    </message>
    <message>
        <source>Send anyway · {sum}</source>
        <translation>Yine de gönder · {sum}</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Yine de gönder</translation>
    </message>
</context>
<context>
    <name>TicketHeader</name>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Kind of order</source>
        <translation>Sipariş türü</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Leave this draft as it is and begin a new ticket</source>
        <translation>Taslağı olduğu gibi bırakıp yeni sipariş yaz</translation>
    </message>
    <message>
        <source>{account} · draft {number} saved</source>
        <translation>{account} · taslak {number} kaydedildi</translation>
    </message>
    <message>
        <source>{account} · draft {number}</source>
        <translation>{account} · taslak {number}</translation>
    </message>
    <message>
        <source>This service is no longer in the catalogue.</source>
        <translation>Bu servis artık katalogda yok.</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} – {most}</translation>
    </message>
    <message>
        <source>{id} · {price} per 1000 · {limits}</source>
        <translation>{id} · 1000 adet {price} · {limits}</translation>
    </message>
    <message>
        <source>Begin from a template, or keep this one</source>
        <translation>Şablondan başla ya da bunu sakla</translation>
    </message>
</context>
<context>
    <name>TicketMore</name>
    <message>
        <source>This time is over.</source>
        <translation>Bu zaman geçti.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha fazla</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Müşteri</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Keep for the next</source>
        <translation>Sonrakine sakla</translation>
    </message>
    <message>
        <source>Label, customer and colour stay after an order is sent</source>
        <translation>Sipariş gönderildikten sonra etiket, müşteri ve renk kalır</translation>
    </message>
    <message>
        <source>at {moment}</source>
        <translation>{moment} anında</translation>
    </message>
    <message>
        <source>after the order at work</source>
        <translation>süren siparişten sonra</translation>
    </message>
    <message>
        <source>Label, customer, note, colour, time</source>
        <translation>Etiket, müşteri, not, renk, zaman</translation>
    </message>
</context>
<context>
    <name>TicketPane</name>
    <message>
        <source>Saved as draft {number}.</source>
        <translation>Taslak {number} olarak kaydedildi.</translation>
    </message>
    <message>
        <source>What was typed is kept as draft {number}.</source>
        <translation>Yazılanlar taslak {number} olarak saklandı.</translation>
    </message>
    <message>
        <source>Order {number} is in the outbox.</source>
        <translation>Sipariş {number} gönderim sırasında.</translation>
    </message>
    <message>
        <source>The ticket or its price has just changed: look again, then send.</source>
        <translation>Sipariş ya da fiyatı az önce değişti: yeniden bakıp gönderin.</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Sipariş fişi</translation>
    </message>
    <message>
        <source>Choose a service to write a ticket.</source>
        <translation>Sipariş yazmak için bir servis seçin.</translation>
    </message>
</context>
<context>
    <name>TicketSummary</name>
    <message>
        <source>Estimated charge</source>
        <translation>Tahmini ücret</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Send 1 order</source>
        <translation>1 sipariş gönder</translation>
    </message>
    <message>
        <source>Send 1 order · {sum}</source>
        <translation>1 sipariş gönder · {sum}</translation>
    </message>
</context>
<context>
    <name>TicketWhen</name>
    <message>
        <source>Now</source>
        <translation>Şimdi</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>Belirli bir zamanda</translation>
    </message>
    <message>
        <source>After the order at work on this link</source>
        <translation>Bu bağlantıda süren siparişten sonra</translation>
    </message>
    <message>
        <source>Send at, local time</source>
        <translation>Gönderme zamanı, yerel saat</translation>
    </message>
    <message>
        <source>Local time; the order waits in the outbox until then</source>
        <translation>Yerel saat; sipariş o zamana dek sırada bekler</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{runs} runs, one every {interval}; the first at {first}, the last at {last}</source>
        <translation>{interval} arayla {runs} tekrar; ilki {first}, sonuncusu {last}</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Yazıldı</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Sıraya girdi</translation>
    </message>
    <message>
        <source>Sent, attempt {number}</source>
        <translation>Gönderildi, deneme {number}</translation>
    </message>
    <message>
        <source>remains</source>
        <translation>kalan</translation>
    </message>
    <message>
        <source>start count</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>charge</source>
        <translation>ücret</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
</context>
<context>
    <name>TransferSettings</name>
    <message>
        <source>Import settings</source>
        <translation>Ayarları içe aktar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tüm dosyalar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Dışa aktar…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>İçe aktar…</translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message>
        <source>Accounts</source>
        <translation>Hesaplar</translation>
    </message>
    <message>
        <source>Practice panel</source>
        <translation>Alıştırma paneli</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Kayıtlı görünümler</translation>
    </message>
    <message>
        <source>new, sending paused</source>
        <translation>yeni, gönderim duraklatılmış</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API anahtarı</translation>
    </message>
    <message>
        <source>into the keyring</source>
        <translation>anahtarlığa</translation>
    </message>
    <message>
        <source>yours to type</source>
        <translation>siz yazacaksınız</translation>
    </message>
    <message>
        <source>paused: orders wait in the queue</source>
        <translation>duraklatılır: sırada sipariş var</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Gönderim</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>another content</source>
        <translation>başka içerik</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>dosyadaki gibi</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>tuş yok</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Sistemdeki gibi</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Renk</translation>
    </message>
    <message>
        <source>Orders at once</source>
        <translation>Aynı anda sipariş</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Dakikada istek</translation>
    </message>
    <message>
        <source>Data pool</source>
        <translation>Veri havuzu</translation>
    </message>
    <message>
        <source>Most for an order</source>
        <translation>Sipariş başına en çok</translation>
    </message>
    <message>
        <source>Most for a day</source>
        <translation>Gün başına en çok</translation>
    </message>
    <message>
        <source>Low balance</source>
        <translation>Düşük bakiye</translation>
    </message>
    <message>
        <source>Hours between two cancels or refills</source>
        <translation>İki iptal ya da telafi arası saat</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>ayarlanmamış</translation>
    </message>
    <message>
        <source>on</source>
        <translation>açık</translation>
    </message>
    <message>
        <source>off</source>
        <translation>kapalı</translation>
    </message>
    <message>
        <source>below {sum}</source>
        <translation>{sum} altında</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln gün kaldığında</numerusform>
        </translation>
    </message>
    <message>
        <source>{why} It is about “{where}”.</source>
        <translation>{why} Yeri: “{where}”.</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>Satır {line}: {why}</translation>
    </message>
    <message>
        <source>The file is too large for one of settings.</source>
        <translation>Dosya bir ayar dosyası için çok büyük.</translation>
    </message>
    <message>
        <source>This is no file of settings.</source>
        <translation>Bu bir ayar dosyası değil.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this file; update first.</source>
        <translation>Bu dosyayı programın daha yeni bir sürümü yazmış; önce güncelleyin.</translation>
    </message>
    <message>
        <source>The file ends too early or was damaged here.</source>
        <translation>Dosya burada erken bitiyor ya da bozulmuş.</translation>
    </message>
    <message>
        <source>This value does not belong here.</source>
        <translation>Bu değer buraya ait değil.</translation>
    </message>
    <message>
        <source>This address is not taken.</source>
        <translation>Bu adres kabul edilmiyor.</translation>
    </message>
    <message>
        <source>This is no certificate that is taken.</source>
        <translation>Bu, kabul edilen bir sertifika değil.</translation>
    </message>
    <message>
        <source>A practice panel is on this machine, never elsewhere.</source>
        <translation>Alıştırma paneli bu makinededir, başka yerde olamaz.</translation>
    </message>
    <message>
        <source>No account of the file has this number, or two have it.</source>
        <translation>Dosyada bu numarada hesap yok ya da iki hesapta aynı numara var.</translation>
    </message>
    <message>
        <source>The same is in the file twice.</source>
        <translation>Aynısı dosyada iki kez var.</translation>
    </message>
    <message>
        <source>Keys and logins are taken from encrypted files alone.</source>
        <translation>Anahtarlar ve giriş bilgileri yalnızca şifreli dosyalardan alınır.</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file was changed.</source>
        <translation>Parola yanlış ya da dosya değiştirilmiş.</translation>
    </message>
    <message>
        <source>The encrypted file is not whole.</source>
        <translation>Şifreli dosya eksik ya da bozuk.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%Ln new notification(s)</source>
        <translation>
            <numerusform>%Ln yeni bildirim</numerusform>
        </translation>
    </message>
    <message>
        <source>Show XPanel Desktop</source>
        <translation>XPanel Desktop&apos;ı göster</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Type the panel&apos;s address.</source>
        <translation>Panelin adresini yazın.</translation>
    </message>
    <message>
        <source>This is no address. It looks like https://panel.example/api/v2.</source>
        <translation>Bu bir adres değil. Şuna benzer: https://panel.example/api/v2.</translation>
    </message>
    <message>
        <source>The address must begin with https://, or your key could be read on its way.</source>
        <translation>Adres https:// ile başlamalı, yoksa anahtarınız yolda okunabilir.</translation>
    </message>
    <message>
        <source>Leave the user name out of the address; the key has its own field.</source>
        <translation>Adreste kullanıcı adı olmasın; anahtarın kendi alanı var.</translation>
    </message>
    <message>
        <source>Leave out what follows the question mark; the key has its own field.</source>
        <translation>Soru işaretinden sonrasını silin; anahtarın kendi alanı var.</translation>
    </message>
    <message>
        <source>The panel does not have this service.</source>
        <translation>Panelde bu servis yok.</translation>
    </message>
    <message>
        <source>The panel does not take this link.</source>
        <translation>Panel bu bağlantıyı kabul etmiyor.</translation>
    </message>
    <message>
        <source>The panel does not take this quantity.</source>
        <translation>Panel bu miktarı kabul etmiyor.</translation>
    </message>
    <message>
        <source>The balance is too low.</source>
        <translation>Bakiye yetersiz.</translation>
    </message>
    <message>
        <source>An order with this link is still active.</source>
        <translation>Bu bağlantıyla süren bir sipariş var.</translation>
    </message>
    <message>
        <source>Too many requests; the panel asks for patience.</source>
        <translation>Çok fazla istek; panel beklemenizi istiyor.</translation>
    </message>
    <message>
        <source>The panel does not know this order.</source>
        <translation>Panel bu siparişi tanımıyor.</translation>
    </message>
    <message>
        <source>The panel does not know this refill.</source>
        <translation>Panel bu telafiyi tanımıyor.</translation>
    </message>
    <message>
        <source>This was already requested.</source>
        <translation>Bu zaten istendi.</translation>
    </message>
    <message>
        <source>The panel does not know this action.</source>
        <translation>Panel bu işlemi tanımıyor.</translation>
    </message>
    <message>
        <source>The panel cannot be reached.</source>
        <translation>Panele ulaşılamıyor.</translation>
    </message>
    <message>
        <source>It is not known whether the order was placed.</source>
        <translation>Siparişin verilip verilmediği bilinmiyor.</translation>
    </message>
    <message>
        <source>This order is no draft any more; nothing was changed.</source>
        <translation>Bu sipariş artık taslak değil; hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>Another order already has this id.</source>
        <translation>Bu no başka bir siparişte.</translation>
    </message>
    <message>
        <source>The order moved meanwhile; nothing was changed.</source>
        <translation>Sipariş bu arada ilerledi; hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>The address cannot be used.</source>
        <translation>Adres kullanılamıyor.</translation>
    </message>
    <message>
        <source>Nothing answers at this address. Check it and your network.</source>
        <translation>Bu adreste yanıt veren yok. Adresi ve ağınızı denetleyin.</translation>
    </message>
    <message>
        <source>The connection was cut.</source>
        <translation>Bağlantı koptu.</translation>
    </message>
    <message>
        <source>The panel did not answer in time.</source>
        <translation>Panel zamanında yanıt vermedi.</translation>
    </message>
    <message>
        <source>The answer was compressed against the request.</source>
        <translation>Yanıt istenmediği halde sıkıştırılmış.</translation>
    </message>
    <message>
        <source>The proxy does not answer.</source>
        <translation>Vekil sunucu yanıt vermiyor.</translation>
    </message>
    <message>
        <source>The answer is far too long.</source>
        <translation>Yanıt çok uzun.</translation>
    </message>
    <message>
        <source>The request failed.</source>
        <translation>İstek başarısız oldu.</translation>
    </message>
    <message>
        <source>Sending was stopped at the last moment, before anything left.</source>
        <translation>Gönderim, hiçbir şey yola çıkmadan son anda durduruldu.</translation>
    </message>
    <message>
        <source>You are working offline.</source>
        <translation>Çevrimdışı çalışıyorsunuz.</translation>
    </message>
    <message>
        <source>The keyring has no key for this account; enter it.</source>
        <translation>Anahtarlıkta bu hesabın anahtarı yok; girin.</translation>
    </message>
    <message>
        <source>A web page answered instead of a panel. Check the address: …/api/v2.</source>
        <translation>Panel yerine bir web sayfası yanıt verdi. Adresi denetleyin: …/api/v2.</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>Yanıt boş.</translation>
    </message>
    <message>
        <source>What answered there is no panel.</source>
        <translation>Orada yanıt veren bir panel değil.</translation>
    </message>
    <message>
        <source>The panel does not take this key. Copy it anew from the panel&apos;s web site.</source>
        <translation>Panel bu anahtarı kabul etmiyor. Panelin sitesinden yeniden kopyalayın.</translation>
    </message>
    <message>
        <source>The answer holds no balance.</source>
        <translation>Yanıtta bakiye yok.</translation>
    </message>
    <message>
        <source>The answer holds no list of services.</source>
        <translation>Yanıtta servis listesi yok.</translation>
    </message>
    <message>
        <source>No service in the answer could be read.</source>
        <translation>Yanıttaki hiçbir servis okunamadı.</translation>
    </message>
    <message>
        <source>This failed; the log tells more.</source>
        <translation>Bu başarısız oldu; ayrıntısı günlükte.</translation>
    </message>
    <message>
        <source>The server answered with error {code}.</source>
        <translation>Sunucu {code} hatasıyla yanıt verdi.</translation>
    </message>
    <message>
        <source>This is no proxy&apos;s address. It looks like http://127.0.0.1:8080 or socks5://127.0.0.1:1080.</source>
        <translation>Bu bir vekil sunucu adresi değil. Şöyle görünür: http://127.0.0.1:8080 ya da socks5://127.0.0.1:1080.</translation>
    </message>
    <message>
        <source>The file is too large. Choose the one with your own CA&apos;s certificate alone.</source>
        <translation>Dosya çok büyük. Yalnızca kendi CA&apos;nızın sertifikasını içeren dosyayı seçin.</translation>
    </message>
    <message>
        <source>The file holds a private key, which belongs to the server alone. Choose one with the certificate alone.</source>
        <translation>Dosyada yalnızca sunucuya ait olması gereken bir özel anahtar var. Yalnızca sertifikayı içeren bir dosya seçin.</translation>
    </message>
    <message>
        <source>The file holds something else beside certificates. Choose one without it.</source>
        <translation>Dosyada sertifikaların yanında başka şeyler de var. Bunları içermeyen bir dosya seçin.</translation>
    </message>
    <message>
        <source>The certificate is damaged or cut off. Fetch the file anew.</source>
        <translation>Sertifika bozuk ya da eksik. Dosyayı yeniden alın.</translation>
    </message>
    <message>
        <source>This is a server&apos;s certificate and no authority&apos;s (CA). Choose that of the authority that signed it.</source>
        <translation>Bu bir sunucunun sertifikası, bir yetkilinin (CA) değil. Onu imzalayan yetkilinin sertifikasını seçin.</translation>
    </message>
    <message>
        <source>The file holds no certificate; one begins with -----BEGIN CERTIFICATE-----.</source>
        <translation>Dosyada sertifika yok; sertifika -----BEGIN CERTIFICATE----- ile başlar.</translation>
    </message>
    <message>
        <source>The account&apos;s own CA cannot be read. Choose its file anew in the account.</source>
        <translation>Hesabın özel CA&apos;sı okunamıyor. Hesapta dosyasını yeniden seçin.</translation>
    </message>
    <message>
        <source>The panel&apos;s certificate is not trusted. Check the address; if the panel has a CA of its own, choose its file in the account.</source>
        <translation>Panelin sertifikasına güvenilmiyor. Adresi denetleyin; panelin kendi CA&apos;sı varsa dosyasını hesapta seçin.</translation>
    </message>
    <message>
        <source>The panel&apos;s certificate has expired or is not valid yet. Check this computer&apos;s clock; else the panel must renew it.</source>
        <translation>Panelin sertifikasının süresi dolmuş ya da henüz geçerli değil. Bu bilgisayarın saatini denetleyin; saat doğruysa paneli işleten onu yenilemeli.</translation>
    </message>
    <message>
        <source>The panel&apos;s certificate is for another host. Check the address.</source>
        <translation>Panelin sertifikası başka bir sunucu için. Adresi denetleyin.</translation>
    </message>
    <message>
        <source>What answers there speaks no TLS that is safe. Check address and port, or ask the panel.</source>
        <translation>Orada yanıt veren, güvenli bir TLS konuşmuyor. Adresi ve kapıyı denetleyin ya da panele sorun.</translation>
    </message>
    <message>
        <source>The key that is kept is another panel&apos;s. Type the key of this address.</source>
        <translation>Saklanan anahtar başka bir panelin. Bu adresin anahtarını yazın.</translation>
    </message>
</context>
<context>
    <name>TroubleBar</name>
    <message>
        <source>Look…</source>
        <translation>Bak…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>{account}: orders cannot be written down, so none is sent. Is the disk full or read-only? It is tried again by itself.</source>
        <translation>{account}: siparişler yazılamıyor, bu yüzden gönderilmiyor. Disk dolu ya da salt okunur mu? Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: the panel accepted order {about} as {words}, but this cannot be written down yet. Note the id; it is tried again by itself.</source>
        <translation>{account}: panel {about} siparişini {words} olarak kabul etti, ama bu henüz yazılamıyor. Noyu not edin; kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: the panel answered order {about}, but this cannot be written down yet. It is tried again by itself.</source>
        <translation>{account}: panel {about} siparişini yanıtladı, ama bu henüz yazılamıyor. Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>The daily backup failed ({words}). Nothing else is harmed; it is tried again by itself.</source>
        <translation>Günlük yedek alınamadı ({words}). Başka bir şey zarar görmedi; kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: sending failed ({words}). It is tried again by itself.</source>
        <translation>{account}: gönderim başarısız ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: following the orders failed ({words}). It is tried again by itself.</source>
        <translation>{account}: siparişler izlenemedi ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: reading the balance failed ({words}). It is tried again by itself.</source>
        <translation>{account}: bakiye okunamadı ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: fetching the services failed ({words}). It is tried again by itself.</source>
        <translation>{account}: servisler alınamadı ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>{account}: {about} failed ({words}). It is tried again by itself.</source>
        <translation>{account}: {about} başarısız ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>Reckoning the scorecards failed ({words}). It is tried again by itself.</source>
        <translation>Servis karneleri hesaplanamadı ({words}). Kendiliğinden yeniden denenecek.</translation>
    </message>
    <message>
        <source>Looking for what needs you failed ({words}). It is tried again by itself.</source>
        <translation>İlgilenmeniz gerekenler aranamadı ({words}). Kendiliğinden yeniden denenecek.</translation>
    </message>
    <message>
        <source>{account}: following cancels and refills failed ({words}). It is tried again by itself.</source>
        <translation>{account}: iptal ve telafilerin izlenmesi başarısız oldu ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
        <source>Explaining the balances failed ({words}). It is tried again by itself.</source>
        <translation>Bakiyeler açıklanamadı ({words}). Kendiliğinden yeniden denenir.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>UnknownCard</name>
    <message>
        <source>Order ID on the panel</source>
        <translation>Paneldeki sipariş no</translation>
    </message>
    <message>
        <source>Attach ID</source>
        <translation>No bağla</translation>
    </message>
    <message>
        <source>Declare not placed…</source>
        <translation>Verilmedi say…</translation>
    </message>
    <message>
        <source>Only declare this when the panel&apos;s own list of orders does not show it. If the panel did accept it, it runs and is charged without being followed here, and sending it again pays {charge} twice. The declaration cannot be taken back.</source>
        <translation>Bunu yalnızca panelin kendi sipariş listesinde görünmüyorsa bildirin. Panel kabul etmişse sipariş burada izlenmeden sürer ve ücreti alınır; yeniden gönderirseniz {charge} iki kez ödenir. Bildirim geri alınamaz.</translation>
    </message>
    <message>
        <source>It was not placed</source>
        <translation>Verilmemiş</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Bağlantıyı aç…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Bağlantıyı kopyala</translation>
    </message>
    <message>
        <source>Expected charge</source>
        <translation>Beklenen ücret</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ne oldu</translation>
    </message>
    <message>
        <source>Raw answer</source>
        <translation>Ham yanıt</translation>
    </message>
    <message>
        <source>empty, {status}</source>
        <translation>boş, {status}</translation>
    </message>
    <message>
        <source>none came</source>
        <translation>gelmedi</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>An order ID is one word of letters and digits, as the panel lists it.</source>
        <translation>Sipariş no, panelin listelediği gibi harf ve rakamlı tek sözcüktür.</translation>
    </message>
    <message>
        <source>Write again as a draft</source>
        <translation>Taslak olarak yeniden yaz</translation>
    </message>
    <message>
        <source>A new draft with the same content. This order stays unknown until you decide.</source>
        <translation>Aynı içerikle yeni bir taslak. Bu sipariş siz karar verene dek bilinmiyor kalır.</translation>
    </message>
    <message>
        <source>Order ID</source>
        <translation>Sipariş numarası</translation>
    </message>
</context>
<context>
    <name>UnknownPane</name>
    <message>
        <source>Unknown orders</source>
        <translation>Bilinmeyen siparişler</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ve {count} tane daha</translation>
    </message>
    <message>
        <source>Nothing unknown. Of every order sent, it is known whether the panel took it.</source>
        <translation>Bilinmeyen yok. Gönderilen her siparişin panelce alınıp alınmadığı biliniyor.</translation>
    </message>
    <message>
        <source>Order {id} is already followed here as another order of this account. Look for the ID that belongs to this one.</source>
        <translation>Sipariş {id} bu hesabın başka bir siparişi olarak zaten izleniyor. Buna ait noyu arayın.</translation>
    </message>
    <message>
        <source>Attached: order {id} is followed now.</source>
        <translation>Bağlandı: sipariş {id} artık izleniyor.</translation>
    </message>
    <message>
        <source>Declared not placed: {service}</source>
        <translation>Verilmedi sayıldı: {service}</translation>
    </message>
    <message>
        <source>Write a draft from it</source>
        <translation>Taslağını yaz</translation>
    </message>
    <message>
        <source>The draft waits in drafts and outbox.</source>
        <translation>Taslak, taslak ve gönderimde bekliyor.</translation>
    </message>
    <message>
        <source>These orders were sent, but the answer does not tell whether the panel took them. Gather evidence, and look them up in the panel&apos;s own list of orders: attach the ID where you find one, declare those not placed that are not there. Until then their account sends nothing, so that nothing is paid twice.</source>
        <translation>Bu siparişler gönderildi, ama yanıttan panelin onları alıp almadığı anlaşılmıyor. Kanıt toplayın ve panelin kendi sipariş listesine bakın: bulduğunuzun numarasını bağlayın, orada olmayanı verilmedi sayın. O zamana dek hesapları hiçbir şey göndermez; böylece hiçbir şey iki kez ödenmez.</translation>
    </message>
    <message>
        <source>The draft waits in drafts and outbox. This order is still unknown, so its account sends nothing until you decide.</source>
        <translation>Taslak, taslak ve gönderimde bekliyor. Bu sipariş hâlâ bilinmiyor; siz karar verene dek hesabı hiçbir şey göndermez.</translation>
    </message>
</context>
<context>
    <name>UpdateDesk</name>
    <message>
        <source>XPanel Desktop was updated: restart to go on with the new version.</source>
        <translation>XPanel Desktop güncellendi: yeni sürümle devam etmek için yeniden başlatın.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Yeniden başlat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>This is version {version}.</source>
        <translation>Bu, {version} sürümü.</translation>
    </message>
    <message>
        <source>This build does not look for newer ones.</source>
        <translation>Bu derleme yeni sürüm aramaz.</translation>
    </message>
    <message>
        <source>Newer ones are not looked for; you can switch that on in the settings.</source>
        <translation>Yeni sürüm aranmıyor; ayarlardan açabilirsiniz.</translation>
    </message>
    <message>
        <source>It has not been looked for a newer one yet.</source>
        <translation>Henüz yeni sürüme bakılmadı.</translation>
    </message>
    <message>
        <source>Looked: {age}.</source>
        <translation>Bakıldı: {age}.</translation>
    </message>
    <message>
        <source>Version {version} is out. Save it from its page.</source>
        <translation>{version} sürümü çıktı. Sayfasından indirebilirsiniz.</translation>
    </message>
    <message>
        <source>The newest one to get is {version}: older than this.</source>
        <translation>Alınabilecek en yeni sürüm {version}: bundan eski.</translation>
    </message>
    <message>
        <source>The place where newer ones are told was not reached.</source>
        <translation>Yeni sürümlerin bildirildiği yere ulaşılamadı.</translation>
    </message>
    <message>
        <source>What was found there does not bear the signature of those who made this version, so it is not believed.</source>
        <translation>Orada bulunan, bu sürümü yapanların imzasını taşımıyor; bu yüzden dikkate alınmadı.</translation>
    </message>
    <message>
        <source>There is no newer one.</source>
        <translation>Daha yenisi yok.</translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>This system has no keyring.</source>
        <translation>Bu sistemde anahtarlık yok.</translation>
    </message>
    <message>
        <source>The keyring set up here is not a safe one.</source>
        <translation>Burada kurulu anahtarlık güvenli değil.</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it and try again.</source>
        <translation>Anahtarlık kilitli: kilidini açıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>The keyring does not answer: is a prompt open?</source>
        <translation>Anahtarlık yanıt vermiyor: açık bir soru penceresi mi var?</translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation>Anahtarlık anahtarı saklamadı.</translation>
    </message>
    <message>
        <source>The keyring failed.</source>
        <translation>Anahtarlık başarısız oldu.</translation>
    </message>
    <message>
        <source>the system&apos;s Secret Service (GNOME Keyring)</source>
        <translation>sistemin Secret Service anahtarlığı (GNOME Keyring)</translation>
    </message>
    <message>
        <source>KWallet</source>
        <translation>KWallet</translation>
    </message>
    <message>
        <source>the Windows Credential Manager</source>
        <translation>Windows Kimlik Bilgileri Yöneticisi</translation>
    </message>
    <message>
        <source>the macOS Keychain</source>
        <translation>macOS Anahtar Zinciri</translation>
    </message>
    <message>
        <source>Install GNOME Keyring (gnome-keyring) or KWallet, log in anew so that it runs, then try again.</source>
        <translation>GNOME Keyring (gnome-keyring) ya da KWallet kurun, çalışması için yeniden oturum açın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Open Keychain Access and see that there is a login keychain, then try again.</source>
        <translation>Anahtar Zinciri Erişimi’ni açıp bir oturum anahtar zinciri olduğuna bakın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Let the Windows service “Credential Manager” run, then try again.</source>
        <translation>“Kimlik Bilgileri Yöneticisi” adlı Windows hizmetini çalıştırın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Unlock it: in Passwords and Keys (Seahorse) or KWalletManager, or by logging in with your password. Then try again.</source>
        <translation>Kilidini açın: Parolalar ve Anahtarlar (Seahorse) ya da KWalletManager ile, ya da parolanızla oturum açarak. Sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Unlock the login keychain in Keychain Access, then try again.</source>
        <translation>Anahtar Zinciri Erişimi’nde oturum anahtar zincirinin kilidini açın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Log in to Windows with your password, then try again.</source>
        <translation>Windows’ta parolanızla oturum açın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Only GNOME Keyring and KWallet are used here. Take PYTHON_KEYRING_BACKEND or keyringrc.cfg away, then start again.</source>
        <translation>Burada yalnızca GNOME Keyring ve KWallet kullanılır. PYTHON_KEYRING_BACKEND değişkenini ya da keyringrc.cfg dosyasını kaldırıp yeniden başlatın.</translation>
    </message>
    <message>
        <source>Only the macOS Keychain is used here. Take PYTHON_KEYRING_BACKEND or keyringrc.cfg away, then start again.</source>
        <translation>Burada yalnızca macOS Anahtar Zinciri kullanılır. PYTHON_KEYRING_BACKEND değişkenini ya da keyringrc.cfg dosyasını kaldırıp yeniden başlatın.</translation>
    </message>
    <message>
        <source>Only the Credential Manager is used here. Take PYTHON_KEYRING_BACKEND or keyringrc.cfg away, then start again.</source>
        <translation>Burada yalnızca Kimlik Bilgileri Yöneticisi kullanılır. PYTHON_KEYRING_BACKEND değişkenini ya da keyringrc.cfg dosyasını kaldırıp yeniden başlatın.</translation>
    </message>
    <message>
        <source>your system&apos;s keyring</source>
        <translation>sisteminizin anahtarlığı</translation>
    </message>
    <message>
        <source>Keys are kept in {keyring}, nowhere else.</source>
        <translation>Anahtarların yeri: {keyring}; başka hiçbir yerde durmazlar.</translation>
    </message>
    <message>
        <source>No key was needed yet, so the keyring was not asked.</source>
        <translation>Henüz anahtar gerekmedi, bu yüzden anahtarlığa sorulmadı.</translation>
    </message>
    <message>
        <source>Keys are kept in memory only, until you quit.</source>
        <translation>Anahtarlar yalnızca bellekte, çıkışa kadar saklanır.</translation>
    </message>
    <message>
        <source>Its key is in {keyring}.</source>
        <translation>Anahtarının yeri: {keyring}.</translation>
    </message>
    <message>
        <source>Its key is in memory only: it is gone when you quit.</source>
        <translation>Anahtarı yalnızca bellekte: çıktığınızda gider.</translation>
    </message>
    <message>
        <source>The keyring has no key of this account: type it anew.</source>
        <translation>Anahtarlıkta bu hesabın anahtarı yok: yeniden yazın.</translation>
    </message>
    <message>
        <source>Its key cannot be read now.</source>
        <translation>Anahtarı şu anda okunamıyor.</translation>
    </message>
    <message>
        <source>key in memory only</source>
        <translation>anahtar yalnızca bellekte</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>anahtar yok</translation>
    </message>
    <message>
        <source>key cannot be read</source>
        <translation>anahtar okunamıyor</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Likely placed</source>
        <translation>Büyük olasılıkla verildi</translation>
    </message>
    <message>
        <source>Possibly placed</source>
        <translation>Verilmiş olabilir</translation>
    </message>
    <message>
        <source>Likely not placed</source>
        <translation>Büyük olasılıkla verilmedi</translation>
    </message>
    <message>
        <source>Inconclusive</source>
        <translation>Sonuç çıkmıyor</translation>
    </message>
    <message>
        <source>The balance was not looked at yet.</source>
        <translation>Bakiyeye henüz bakılmadı.</translation>
    </message>
    <message>
        <source>There is no reading of the balance from before the order was sent.</source>
        <translation>Sipariş gönderilmeden önce okunmuş bir bakiye yok.</translation>
    </message>
    <message>
        <source>The last balance before sending was read {minutes} min earlier: much may lie between.</source>
        <translation>Gönderimden önceki son bakiye {minutes} dk önce okunmuş: arada çok şey olmuş olabilir.</translation>
    </message>
    <message>
        <source>The balances are in different currencies and cannot be compared.</source>
        <translation>Bakiyeler farklı para birimlerinde, karşılaştırılamaz.</translation>
    </message>
    <message>
        <source>Other orders of this account were on their way at the same time ({count}), so the balance tells nothing of this one.</source>
        <translation>Aynı anda bu hesabın başka siparişleri de yoldaydı ({count}); bakiye bu sipariş için bir şey söylemez.</translation>
    </message>
    <message>
        <source>The panel has not told the charge of other orders of yours in time ({count}), so their part in the balance is not known.</source>
        <translation>Panel diğer siparişlerinizin ücretini zamanında bildirmedi ({count}); bakiyedeki payları bilinmiyor.</translation>
    </message>
    <message>
        <source>The balance differed between two readings, so something else moves it.</source>
        <translation>Bakiye iki okumada farklı çıktı; onu başka bir şey değiştiriyor.</translation>
    </message>
    <message>
        <source>The expected charge is not known, so no fall of the balance can be matched.</source>
        <translation>Beklenen ücret bilinmiyor; bakiyedeki düşüş onunla karşılaştırılamaz.</translation>
    </message>
    <message>
        <source>The balance fell by {amount} {currency}, about the expected charge.</source>
        <translation>Bakiye {amount} {currency} düştü; yaklaşık beklenen ücret kadar.</translation>
    </message>
    <message>
        <source>The balance fell by {amount} {currency}, which is not the expected charge.</source>
        <translation>Bakiye {amount} {currency} düştü; beklenen ücret bu değil.</translation>
    </message>
    <message>
        <source>The balance rose by {amount} {currency}: a top-up or a refund may hide a charge.</source>
        <translation>Bakiye {amount} {currency} arttı: bir yükleme ya da iade, bir harcamayı gizliyor olabilir.</translation>
    </message>
    <message>
        <source>The balance is the same as before sending.</source>
        <translation>Bakiye gönderimden önceki ile aynı.</translation>
    </message>
    <message>
        <source>Its ID was not looked for yet.</source>
        <translation>Numarası henüz aranmadı.</translation>
    </message>
    <message>
        <source>Asked about {id}, which is surely yours, the panel did not tell of it.</source>
        <translation>Kesinlikle sizin olan {id} soruldu, panel onu bildirmedi.</translation>
    </message>
    <message>
        <source>Asked about {id}, which cannot exist, the panel did not clearly say no: its answers about IDs prove little.</source>
        <translation>Var olamayacak {id} soruldu, panel açıkça yok demedi: numaralarla ilgili yanıtları pek bir şey kanıtlamaz.</translation>
    </message>
    <message>
        <source>The search ended early: {asked} of {wanted} IDs were asked about.</source>
        <translation>Arama erken bitti: {wanted} numaradan {asked} tanesi soruldu.</translation>
    </message>
    <message>
        <source>IDs with an unclear answer: {count}.</source>
        <translation>Yanıtı açık olmayan numaralar: {count}.</translation>
    </message>
    <message>
        <source>One order was found that you do not follow and whose charge fits: {id}.</source>
        <translation>Burada izlenmeyen ve ücreti uyan bir sipariş bulundu: {id}.</translation>
    </message>
    <message>
        <source>Orders found that you do not follow and whose charge fits: {count}.</source>
        <translation>Burada izlenmeyen ve ücreti uyan siparişler bulundu: {count}.</translation>
    </message>
    <message>
        <source>Orders found that you do not follow: {count}. Their charge is not told yet or lower than expected.</source>
        <translation>Burada izlenmeyen siparişler bulundu: {count}. Ücretleri henüz bildirilmemiş ya da beklenenden düşük.</translation>
    </message>
    <message>
        <source>Orders found that you do not follow: {count}. All cost more than this one; another client placed them.</source>
        <translation>Burada izlenmeyen siparişler bulundu: {count}. Hepsi bundan pahalı; onları başka bir istemci vermiş.</translation>
    </message>
    <message>
        <source>Among the IDs {first} to {last} there is none that you do not follow.</source>
        <translation>{first} – {last} arasındaki numaralarda burada izlenmeyen bir siparişiniz yok.</translation>
    </message>
    <message>
        <source>Only {count} IDs of this account are known; {least} are needed to tell how fast the panel&apos;s IDs grow.</source>
        <translation>Bu hesabın yalnızca {count} numarası biliniyor; panelin numaralarının ne hızla arttığını anlamak için {least} gerekir.</translation>
    </message>
    <message>
        <source>The IDs known so far do not grow with time, so the next ones cannot be told.</source>
        <translation>Şimdiye dek bilinen numaralar zamanla artmıyor; sonrakiler kestirilemez.</translation>
    </message>
    <message>
        <source>About {passed} IDs may have passed since your last order: its ID can lie beyond the {reach} that were looked at.</source>
        <translation>Son siparişinizden beri yaklaşık {passed} numara geçmiş olabilir: numarası, bakılan {reach} numaranın ötesinde olabilir.</translation>
    </message>
    <message>
        <source>It was looked at within {seconds} s of sending: the panel may still book it.</source>
        <translation>Gönderimden sonra {seconds} sn dolmadan bakıldı: panel siparişi hâlâ işliyor olabilir.</translation>
    </message>
    <message>
        <source>Other orders of this account are unknown as well ({count}): what was found may be theirs.</source>
        <translation>Bu hesabın başka bilinmeyen siparişleri de var ({count}): bulunan, onlarınki olabilir.</translation>
    </message>
    <message>
        <source>Other clients with this key, the panel&apos;s own web site, top-ups and late refunds move the balance too.</source>
        <translation>Bu anahtarı kullanan başka istemciler, panelin kendi sitesi, yüklemeler ve geç iadeler de bakiyeyi değiştirir.</translation>
    </message>
    <message>
        <source>An unchanged balance proves nothing by itself: panels were seen to keep orders and still report the old balance.</source>
        <translation>Değişmeyen bakiye tek başına bir şey kanıtlamaz: siparişi aldığı hâlde eski bakiyeyi bildiren paneller görüldü.</translation>
    </message>
    <message>
        <source>The panel tells neither link nor service of an ID: what was found may be an order of another client. Compare it on the panel&apos;s web site.</source>
        <translation>Panel bir numaranın ne bağlantısını ne servisini bildirir: bulunan, başka bir istemcinin siparişi olabilir. Panelin sitesinde karşılaştırın.</translation>
    </message>
    <message>
        <source>This takes for granted that the panel numbers its orders in a row, at the pace seen so far.</source>
        <translation>Panelin siparişleri sırayla, şimdiye dek görülen hızda numaraladığı varsayılır.</translation>
    </message>
    <message>
        <source>This takes for granted that the panel books an order within two minutes, and tells of every order of yours.</source>
        <translation>Panelin bir siparişi iki dakika içinde kaydettiği ve her siparişinizi bildirdiği varsayılır.</translation>
    </message>
    <message>
        <source>Attached: {id}</source>
        <translation>Bağlandı: {id}</translation>
    </message>
    <message>
        <source>Declared not placed</source>
        <translation>Verilmedi sayıldı</translation>
    </message>
    <message>
        <source>Written again as a draft</source>
        <translation>Taslak olarak yeniden yazıldı</translation>
    </message>
    <message>
        <source>the evidence said: {verdict}</source>
        <translation>kanıtın dediği: {verdict}</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Changed</source>
        <translation>Değiştirildi</translation>
    </message>
    <message>
        <source>Save changes to view</source>
        <translation>Değişiklikleri görünüme kaydet</translation>
    </message>
    <message>
        <source>Let the view ask for what is shown now</source>
        <translation>Görünüm bundan sonra şimdi gösterileni göstersin</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Show what the view is saved with</source>
        <translation>Görünümü kaydedildiği gibi göster</translation>
    </message>
    <message>
        <source>Close the view and show what was there before</source>
        <translation>Görünümü kapat ve öncekini göster</translation>
    </message>
    <message>
        <source>Close the view</source>
        <translation>Görünümü kapat</translation>
    </message>
    <message>
        <source>States that the view shows</source>
        <translation>Görünümün gösterdiği durumlar</translation>
    </message>
</context>
<context>
    <name>ViewList</name>
    <message>
        <source>Rename…</source>
        <translation>Yeniden adlandır…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Yukarı taşı</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Aşağı taşı</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
</context>
<context>
    <name>ViewNaming</name>
    <message>
        <source>Save view as</source>
        <translation>Görünümün adı</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Görünümün yeni adı</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Yeniden adlandır</translation>
    </message>
    <message>
        <source>There is a view of this name already.</source>
        <translation>Bu adda bir görünüm zaten var.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Bir ad gerekli.</translation>
    </message>
    <message>
        <source>The view is gone.</source>
        <translation>Bu görünüm artık yok.</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>What</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sipariş</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Fark edildi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Takıldı</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Yavaş</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Kısmi</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>İptal edildi</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Başarısız</translation>
    </message>
    <message>
        <source>Unknown word</source>
        <translation>Bilinmeyen söz</translation>
    </message>
    <message>
        <source>Odd start count</source>
        <translation>Tuhaf başlangıç</translation>
    </message>
    <message>
        <source>Over-delivery</source>
        <translation>Fazla teslimat</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Reddedildi</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Bekletiliyor</translation>
    </message>
    <message>
        <source>Sent {span} before it was last asked about, and not begun. Your orders of this service start in {usual}, nine in ten within {top} (by {sample} orders).</source>
        <translation>Gönderilişinden son sorulduğu ana kadar {span} geçti ama başlamadı. Bu servisteki siparişlerinizin ortanca başlama süresi {usual}; onda dokuzu en çok {top} içinde başladı ({sample} siparişe göre).</translation>
    </message>
    <message>
        <source>Nothing moved for {span}. Your orders of this service stand still for {usual} at most, nine in ten for no longer than {top} (by {sample} orders).</source>
        <translation>{span} boyunca hiçbir şey kımıldamadı. Bu servisteki siparişlerinizde en uzun duraklama ortanca olarak {usual}; onda dokuzunda en çok {top} ({sample} siparişe göre).</translation>
    </message>
    <message>
        <source>Under way for {span}. Your orders of this service are completed in {usual}, nine in ten within {top} (by {sample} orders).</source>
        <translation>{span} süredir sürüyor. Bu servisteki siparişlerinizin ortanca tamamlanma süresi {usual}; onda dokuzu en çok {top} içinde tamamlandı ({sample} siparişe göre).</translation>
    </message>
    <message>
        <source>Sent {span} before it was last asked about, and not begun. Too few of your orders of this service to compare with: the general rule of {rule} counts.</source>
        <translation>Gönderilişinden son sorulduğu ana kadar {span} geçti ama başlamadı. Bu serviste karşılaştırmaya yetecek siparişiniz yok; genel kural geçerli: {rule}.</translation>
    </message>
    <message>
        <source>Nothing moved for {span}. Too few of your orders of this service to compare with: the general rule of {rule} counts.</source>
        <translation>{span} boyunca hiçbir şey kımıldamadı. Bu serviste karşılaştırmaya yetecek siparişiniz yok; genel kural geçerli: {rule}.</translation>
    </message>
    <message>
        <source>Under way for {span}. Too few of your orders of this service to compare with: the general rule of {rule} counts.</source>
        <translation>{span} süredir sürüyor. Bu serviste karşılaştırmaya yetecek siparişiniz yok; genel kural geçerli: {rule}.</translation>
    </message>
    <message>
        <source>The panel ended it before all was delivered.</source>
        <translation>Panel, tamamı gönderilmeden bitirdi.</translation>
    </message>
    <message>
        <source>The panel canceled it.</source>
        <translation>Panel iptal etti.</translation>
    </message>
    <message>
        <source>The panel refunded it.</source>
        <translation>Panel iade etti.</translation>
    </message>
    <message>
        <source>It expired on the panel.</source>
        <translation>Panelde süresi doldu.</translation>
    </message>
    <message>
        <source>It failed on the panel.</source>
        <translation>Panelde başarısız oldu.</translation>
    </message>
    <message>
        <source>The panel tells of {over} more than was ordered.</source>
        <translation>Panel, sipariş edilenden {over} fazla teslim edildiğini söylüyor.</translation>
    </message>
    <message>
        <source>The panel calls its state “{word}”, a word that is not known here.</source>
        <translation>Panel durumunu “{word}” diye adlandırıyor; bu söz burada bilinmiyor.</translation>
    </message>
    <message>
        <source>It began at a start count of 0, though {counted} of your {begun} orders of this service had one.</source>
        <translation>Başlangıcı 0; oysa bu servisteki {begun} siparişinizden {counted} tanesinin bir başlangıcı vardı.</translation>
    </message>
    <message>
        <source>It began at {start}. The last order of this service for the link began at {before}, so about {expected} was to be expected.</source>
        <translation>Başlangıcı {start}. Bu bağlantıya aynı servisten verilen son siparişin başlangıcı {before} idi; yaklaşık {expected} beklenirdi.</translation>
    </message>
    <message>
        <source>The panel tells of {over} more than the {quantity} ordered.</source>
        <translation>Panel, sipariş edilen {quantity} adetten {over} fazla teslim edildiğini söylüyor.</translation>
    </message>
    <message>
        <source>The panel did not take it: {reason}</source>
        <translation>Panel almadı: {reason}</translation>
    </message>
    <message>
        <source>It waits for you in drafts and outbox.</source>
        <translation>Taslak ve gönderimde sizi bekliyor.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>bir dakikadan az</translation>
    </message>
    <message>
        <source>Delivered: {delivered} of {quantity}.</source>
        <translation>Gönderilen: {delivered} / {quantity}.</translation>
    </message>
    <message>
        <source>Not on the panel</source>
        <translation>Panelde yok</translation>
    </message>
    <message>
        <source>The panel does not know this order any more.</source>
        <translation>Panel bu siparişi artık tanımıyor.</translation>
    </message>
    <message>
        <source>The panel does not know this order any more: “{words}”</source>
        <translation>Panel bu siparişi artık tanımıyor: “{words}”</translation>
    </message>
</context>
<context>
    <name>WatchAftersales</name>
    <message>
        <source>Ask now</source>
        <translation>Şimdi sor</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>İptal…</translation>
    </message>
    <message>
        <source>Refill…</source>
        <translation>Telafi…</translation>
    </message>
    <message>
        <source>Order what is left, as a draft</source>
        <translation>Kalanı sipariş et, taslak olarak</translation>
    </message>
</context>
<context>
    <name>WatchFoot</name>
    <message>
        <source>{count} selected</source>
        <translation>{count} seçili</translation>
    </message>
</context>
<context>
    <name>WatchHiding</name>
    <message>
        <source>Put off for a day: {count}</source>
        <translation>Bir gün ertelendi: {count}</translation>
    </message>
    <message>
        <source>Dismissed: {count}</source>
        <translation>Gizlendi: {count}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
</context>
<context>
    <name>WatchPane</name>
    <message>
        <source>Open order</source>
        <translation>Siparişi aç</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>No kopyala</translation>
    </message>
    <message>
        <source>Put off for a day</source>
        <translation>Bir gün ertele</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Gizle</translation>
    </message>
    <message>
        <source>Not shown any more, unless the order moves and it comes anew</source>
        <translation>Sipariş değişip yeniden ortaya çıkmadıkça bir daha gösterilmez</translation>
    </message>
    <message>
        <source>The newest {most} of {count}</source>
        <translation>{count} kaydın en yeni {most} tanesi</translation>
    </message>
    <message>
        <source>Nothing of this kind.</source>
        <translation>Bu türden bir şey yok.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tümünü göster</translation>
    </message>
    <message>
        <source>Nothing needs you. Orders that get stuck, end partially, begin at an odd count or are refused come up here by themselves, measured against your own earlier orders.</source>
        <translation>İlgilenmeniz gereken bir şey yok. Takılan, kısmi biten, tuhaf bir sayıdan başlayan ya da reddedilen siparişler, kendi eski siparişlerinize göre ölçülerek buraya kendiliğinden gelir.</translation>
    </message>
    <message>
        <source>Go to the orders</source>
        <translation>Siparişlere git</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>İzleme</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>İlgilenmeniz gerekenler</translation>
    </message>
</context>
<context>
    <name>WhatChoice</name>
    <message>
        <source>Kind of finding</source>
        <translation>Bulgu türü</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tüm türler</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>First steps</source>
        <translation>İlk adımlar</translation>
    </message>
    <message>
        <source>Step {at} of {all}</source>
        <translation>Adım {at} / {all}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Ayrıl</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
</context>
<context>
    <name>_Drafts</name>
    <message numerus="yes">
        <source>%Ln draft(s) saved under Drafts and outbox.</source>
        <translation>
            <numerusform>Taslak ve gönderim bölümüne %Ln taslak kaydedildi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) gave none:</source>
        <translation>
            <numerusform>%Ln siparişten taslak çıkmadı:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Guarantees</name>
    <message>
        <source>For life</source>
        <translation>Ömür boyu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln gün</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>{days}; when the order ended is not known</source>
        <translation>{days}; siparişin ne zaman bittiği bilinmiyor</translation>
    </message>
    <message>
        <source>{days}; over since {at}</source>
        <translation>{days}; {at} tarihinde bitti</translation>
    </message>
    <message>
        <source>{days}; {left} left</source>
        <translation>{days}; {left} kaldı</translation>
    </message>
</context>
</TS>
