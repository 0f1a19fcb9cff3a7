"""Forms of times in Vietnamese news, each with the value it has in an article of 19 November 2025, a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from diembao.document import Document
from diembao.extract.times import find_times
from diembao.reading import TimeMention
from diembao.text.tokens import tokenize

WEDNESDAY = date(2025, 11, 19)


def times_of(text: str, day: date | None = WEDNESDAY) -> tuple[TimeMention, ...]:
    """Return the times of a bare text published on `day`."""
    return find_times(Document("a" * 16, text, (), (), tokenize(text, ()), day))


def readings(text: str, day: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Return surface and value of each time in `text`."""
    return [(t.surface, t.value) for t in times_of(text, day)]


# sentence, surface, value
DAYS = [
    ("Lễ khai mạc diễn ra ngày 13/11 tại Huế.", "ngày 13/11", "2025-11-13"),
    ("Vụ cháy xảy ra hôm 13/11.", "hôm 13/11", "2025-11-13"),
    ("Cầu thông xe ngày 2-9.", "ngày 2-9", "2025-09-02"),
    ("Ông về nước ngày 26/11 tới.", "ngày 26/11", "2025-11-26"),
    ("Hội nghị họp vào ngày 5/1 tới.", "ngày 5/1", "2026-01-05"),
    ("Đơn được nộp hôm 20/11.", "hôm 20/11", "2025-11-20"),
    ("Tàu cập cảng hôm 20/12.", "hôm 20/12", "2025-12-20"),
    ("Đoàn làm việc ngày 7.11.", "ngày 7.11", "2025-11-07"),
    ("Ông sinh ngày 6.7.1955 ở Nam Định.", "ngày 6.7.1955", "1955-07-06"),
    ("Mưa kéo dài từ nay đến 25-11 ở nhiều nơi.", "25-11", "2025-11-25"),
    ("Phim chiếu mùng 1 Tết Bính Ngọ.", "mùng 1 Tết Bính Ngọ", "2026-02-17"),
    ("Luật có hiệu lực từ 01/07/2026.", "01/07/2026", "2026-07-01"),
    ("Bà mất ngày 14-08-2024.", "ngày 14-08-2024", "2024-08-14"),
    ("Trận đấu ngày 22/10/25 bị hoãn.", "ngày 22/10/25", "2025-10-22"),
    ("Tuyên bố ngày 21 tháng 9 năm 2025 nêu rõ.", "ngày 21 tháng 9 năm 2025", "2025-09-21"),
    ("Lệnh ký ngày 03 tháng 02 năm 1930.", "ngày 03 tháng 02 năm 1930", "1930-02-03"),
    ("Hội chợ mở cửa ngày 25 tháng 12.", "ngày 25 tháng 12", "2025-12-25"),
    ("Kỷ niệm 30 tháng 4 năm 1975.", "30 tháng 4 năm 1975", "1975-04-30"),
    ("Ngày 5 tháng tư năm 2024, cầu sập.", "Ngày 5 tháng tư năm 2024", "2024-04-05"),
    ("Ngày 1 tháng mười hai năm 2024, chợ mở.", "Ngày 1 tháng mười hai năm 2024", "2024-12-01"),
    ("Dữ liệu cập nhật 2025-11-18.", "2025-11-18", "2025-11-18"),
    ("Sáng 18-11, đoàn lên đường.", "Sáng 18-11", "2025-11-18"),
    ("Chiều 12-6, tòa tuyên án.", "Chiều 12-6", "2025-06-12"),
    ("Rạng sáng 14/8, bão vào bờ.", "Rạng sáng 14/8", "2025-08-14"),
    ("Tối ngày 18/11, đèn tắt.", "Tối ngày 18/11", "2025-11-18"),
    ("Đêm 17/11, lũ về.", "Đêm 17/11", "2025-11-17"),
    ("Trưa 1.11, xe đổ.", "Trưa 1.11", "2025-11-01"),
    ("Thứ Sáu, 14/11, chợ nghỉ.", "Thứ Sáu, 14/11", "2025-11-14"),
    ("Thứ Tư, ngày 19/11/2025, Quốc hội họp.", "Thứ Tư, ngày 19/11/2025", "2025-11-19"),
    ("Đại hội khai mạc thứ Hai (17/11).", "thứ Hai (17/11)", "2025-11-17"),
    ("Ban tổ chức họp báo hôm nay (19/11).", "hôm nay (19/11)", "2025-11-19"),
    ("Kết quả công bố hôm qua 18-11.", "hôm qua 18-11", "2025-11-18"),
    ("Ông nhậm chức ngày 23/10 năm ngoái.", "ngày 23/10 năm ngoái", "2024-10-23"),
    ("Ngày 20/1 năm sau, bà nhậm chức.", "Ngày 20/1 năm sau", "2026-01-20"),
    ("Từ ngày 5 tháng trước, giá tăng.", "ngày 5 tháng trước", "2025-10-05"),
    ("Ngày 15 tháng này, trạm thu phí mở.", "Ngày 15 tháng này", "2025-11-15"),
    ("Hạn chót là ngày 30.", "ngày 30", "2025-11-30"),
    ("Phiên tòa kéo dài đến ngày 21, luật sư nói.", "ngày 21", "2025-11-21"),
    ("Giá vàng phiên 18/11 giảm.", "18/11", "2025-11-18"),
    ("Chợ hoa (28-10) mở cửa.", "28-10", "2025-10-28"),
    ("Chợ hoa (bến Gò Sậy, 26-10) mở cửa.", "26-10", "2025-10-26"),
    ("Đợt không khí lạnh từ 25.11 đến 3.12 rất mạnh.", "25.11 đến 3.12", "2025-11-25/2025-12-03"),
    ("Ngày 29/2/2024, hội thảo diễn ra.", "Ngày 29/2/2024", "2024-02-29"),
    ("Bộ luật ký ngày 18/7/1977.", "ngày 18/7/1977", "1977-07-18"),
    ("Sau ngày 30/4/1975, ông về quê.", "ngày 30/4/1975", "1975-04-30"),
    ("Trước ngày 15/12, hồ sơ phải xong.", "ngày 15/12", "2025-12-15"),
]
RELATIVE_DAYS = [
    ("Chợ họp hôm cuối tuần trước.", "hôm cuối tuần trước", "2025-11-15/2025-11-16"),
    ("Hôm nay trời mưa.", "Hôm nay", "2025-11-19"),
    ("Tòa tuyên án hôm qua.", "hôm qua", "2025-11-18"),
    ("Đoàn đến hôm kia.", "hôm kia", "2025-11-17"),
    ("Giá xăng ngày hôm qua tăng.", "ngày hôm qua", "2025-11-18"),
    ("Trong ngày hôm nay, nắng to.", "ngày hôm nay", "2025-11-19"),
    ("Ngày mai chợ họp.", "Ngày mai", "2025-11-20"),
    ("Ngày kia mưa to.", "Ngày kia", "2025-11-21"),
    ("Ngày mốt đoàn về.", "Ngày mốt", "2025-11-21"),
    ("Bữa nay đông khách.", "Bữa nay", "2025-11-19"),
    ("Nếu mai mà mưa thì hoãn.", "mai", "2025-11-20"),
    ("Sáng nay đường tắc.", "Sáng nay", "2025-11-19"),
    ("Trưa nay có gió.", "Trưa nay", "2025-11-19"),
    ("Chiều nay Quốc hội bỏ phiếu.", "Chiều nay", "2025-11-19"),
    ("Tối nay đội nhà ra sân.", "Tối nay", "2025-11-19"),
    ("Đêm nay bão đổ bộ.", "Đêm nay", "2025-11-19"),
    ("Rạng sáng nay, nhà cháy.", "Rạng sáng nay", "2025-11-19"),
    ("Đầu giờ chiều nay, giá giảm.", "Đầu giờ chiều nay", "2025-11-19"),
    ("Tối qua, sân khấu chật kín.", "Tối qua", "2025-11-18"),
    ("Đêm qua trời trở rét.", "Đêm qua", "2025-11-18"),
    ("Chiều qua, tàu trật bánh.", "Chiều qua", "2025-11-18"),
    ("Sáng mai, trường mở cửa.", "Sáng mai", "2025-11-20"),
    ("Chiều mai có mưa.", "Chiều mai", "2025-11-20"),
    ("Tối hôm qua, ông lên máy bay.", "Tối hôm qua", "2025-11-18"),
    ("Buổi sáng hôm nay, chợ vắng.", "Buổi sáng hôm nay", "2025-11-19"),
    ("Chỉ còn 3 ngày nữa là khai mạc.", "3 ngày nữa", "2025-11-22"),
    ("Hai ngày trước, ông còn khỏe.", "Hai ngày trước", "2025-11-17"),
    ("Cách đây ba ngày, cầu gãy.", "Cách đây ba ngày", "2025-11-16"),
    ("Hôm nay thứ Tư, chợ phiên họp.", "Hôm nay thứ Tư", "2025-11-19"),
]
WEEKDAYS = [
    ("Ông phát biểu hôm thứ Hai.", "hôm thứ Hai", "2025-11-17"),
    ("Bà đến Hà Nội hôm thứ sáu.", "hôm thứ sáu", "2025-11-14"),
    ("Nghị sĩ sẽ bỏ phiếu vào thứ Sáu.", "thứ Sáu", "2025-11-21"),
    ("Lễ hội mở màn thứ Bảy tới.", "thứ Bảy tới", "2025-11-22"),
    ("Cuộc họp diễn ra thứ Năm tuần trước.", "thứ Năm tuần trước", "2025-11-13"),
    ("Trận đấu diễn ra thứ 6 tuần trước.", "thứ 6 tuần trước", "2025-11-14"),
    ("Thứ Hai tuần tới, trường mở lại.", "Thứ Hai tuần tới", "2025-11-24"),
    ("Tối thứ Bảy tuần này, đèn sáng.", "Tối thứ Bảy tuần này", "2025-11-22"),
    ("Sáng thứ ba, tuyết rơi.", "Sáng thứ ba", "2025-11-18"),
    ("Chủ nhật, chợ nghỉ.", "Chủ nhật", "2025-11-16"),
    ("Lễ sẽ cử hành vào Chủ nhật này.", "Chủ nhật này", "2025-11-23"),
    ("Chủ nhật tuần trước, đội thắng.", "Chủ nhật tuần trước", "2025-11-16"),
    ("Tin đến vào ngày thứ Ba vừa qua.", "ngày thứ Ba vừa qua", "2025-11-18"),
    ("Chiều thứ 4, nước rút.", "Chiều thứ 4", "2025-11-19"),
]
WEEKS = [
    ("Tuần này giá gạo tăng.", "Tuần này", "2025-W47"),
    ("Tuần trước, bão tan.", "Tuần trước", "2025-W46"),
    ("Trong tuần qua, có mưa.", "tuần qua", "2025-W46"),
    ("Tuần tới, đoàn thăm Lào.", "Tuần tới", "2025-W48"),
    ("Tuần sau trường thi.", "Tuần sau", "2025-W48"),
    ("Đầu tuần này, sông cạn.", "Đầu tuần này", "2025-W47"),
    ("Hồi đầu tuần, bà lên tiếng.", "đầu tuần", "2025-W47"),
    ("Giữa tuần trước, xe hỏng.", "Giữa tuần trước", "2025-W46"),
    ("Cuối tuần qua, phố đông.", "Cuối tuần qua", "2025-11-15/2025-11-16"),
    ("Cuối tuần trước, đội thua.", "Cuối tuần trước", "2025-11-15/2025-11-16"),
    ("Cuối tuần này, mưa tạnh.", "Cuối tuần này", "2025-11-22/2025-11-23"),
    ("Lễ hội mở cuối tuần tới.", "cuối tuần tới", "2025-11-29/2025-11-30"),
    ("Hai tuần trước, giá còn thấp.", "Hai tuần trước", "2025-W45"),
    ("Vòng 5 tuần này có nhiều trận hay.", "tuần này", "2025-W47"),
]
MONTHS = [
    ("Tháng 9, nước dâng.", "Tháng 9", "2025-09"),
    ("Vụ việc xảy ra hồi tháng 7.", "tháng 7", "2025-07"),
    ("Ông bị bắt hồi tháng 12.", "tháng 12", "2024-12"),
    ("Dự án khởi công tháng 10/2023.", "tháng 10/2023", "2023-10"),
    ("Xuất khẩu tháng 10-2025 tăng.", "tháng 10-2025", "2025-10"),
    ("Từ tháng 1.2013, bếp mở cửa.", "tháng 1.2013", "2013-01"),
    ("Luật ban hành tháng 6 năm 2020.", "tháng 6 năm 2020", "2020-06"),
    ("Tháng này hàng về.", "Tháng này", "2025-11"),
    ("Tháng trước, giá giảm.", "Tháng trước", "2025-10"),
    ("Tháng tới, cầu thông xe.", "Tháng tới", "2025-12"),
    ("Trong tháng qua, sông cạn.", "tháng qua", "2025-10"),
    ("Hệ thống vận hành từ tháng 4 năm sau.", "tháng 4 năm sau", "2026-04"),
    ("Cuộc thi mở hồi tháng 11 năm ngoái.", "tháng 11 năm ngoái", "2024-11"),
    ("Đầu tháng 8, lúa trổ.", "Đầu tháng 8", "2025-08"),
    ("Hồi cuối tháng 9 vừa qua, ông ốm.", "cuối tháng 9 vừa qua", "2025-09"),
    ("Giữa tháng 3/2024, mỏ đóng cửa.", "Giữa tháng 3/2024", "2024-03"),
    ("Hồi đầu tháng, bà xin nghỉ.", "đầu tháng", "2025-11"),
    ("Đến cuối tháng này, hồ sơ xong.", "cuối tháng này", "2025-11"),
    ("Đường sẽ thông vào tháng 2.", "tháng 2", "2026-02"),
    ("Tháng 3 tới, thí sinh đăng ký.", "Tháng 3", "2026-03"),
    ("Trong tháng tám, mưa nhiều.", "tháng tám", "2025-08"),
    ("Tháng ba năm 2011, sóng thần ập vào.", "Tháng ba năm 2011", "2011-03"),
    ("Nhà máy chạy từ 6/2013.", "6/2013", "2013-06"),
    ("Bốn tháng trước, ông nhậm chức.", "Bốn tháng trước", "2025-07"),
    ("Một tháng nữa, đường thông.", "Một tháng nữa", "2025-12"),
    ("Cách đây 4 tháng, đội thua.", "Cách đây 4 tháng", "2025-07"),
]
QUARTERS_AND_YEARS = [
    ("Lãi quý III/2015 giảm.", "quý III/2015", "2015-Q3"),
    ("Doanh thu quý 3 tăng.", "quý 3", "2025-Q3"),
    ("Tăng trưởng quý IV/2024 khá.", "quý IV/2024", "2024-Q4"),
    ("Quý I năm 2026, cảng mở.", "Quý I năm 2026", "2026-Q1"),
    ("Kế hoạch quý 1-2026 đã có.", "quý 1-2026", "2026-Q1"),
    ("Quí II/2025 lạm phát thấp.", "Quí II/2025", "2025-Q2"),
    ("Cuối quý 2, kho đầy.", "Cuối quý 2", "2025-Q2"),
    ("Quý trước, lãi giảm.", "Quý trước", "2025-Q3"),
    ("Năm 2013, ông về hưu.", "Năm 2013", "2013"),
    ("Năm 1010, vua dời đô.", "Năm 1010", "1010"),
    ("Năm nay lúa được mùa.", "Năm nay", "2025"),
    ("Năm ngoái hạn nặng.", "Năm ngoái", "2024"),
    ("So với cùng kỳ năm trước, giá tăng.", "năm trước", "2024"),
    ("Năm tới, thuế giảm.", "Năm tới", "2026"),
    ("Năm sau, cầu xong.", "Năm sau", "2026"),
    ("Cuối năm 2027, đường sắt chạy.", "Cuối năm 2027", "2027"),
    ("Đầu năm nay, quặng hết.", "Đầu năm nay", "2025"),
    ("Giữa năm sau, thuế đổi.", "Giữa năm sau", "2026"),
    ("Tính từ đầu năm đến nay, có 9 cơn bão.", "đầu năm", "2025"),
    ("Đến cuối năm, kho sẽ đầy.", "cuối năm", "2025"),
    ("Máy ra mắt cuối 2014.", "cuối 2014", "2014"),
    ("Tầm nhìn đến 2030 đã rõ.", "2030", "2030"),
    ("Năm học này, trường có 10 lớp.", "Năm học này", "2025/2026"),
    ("Trường giải thể sau năm học trước.", "năm học trước", "2024/2025"),
    ("Trận lụt lịch sử 2008 ai cũng nhớ.", "2008", "2008"),
    ("Trước 1975, chợ nằm ở bờ sông.", "1975", "1975"),
    ("Chủ xe (SN 1988, quê Huế) khai nhận.", "1988", "1988"),
    ("Bộ phim (1997) được chiếu lại.", "1997", "1997"),
    ("Giai đoạn 2021-2025 đã kết thúc.", "2021-2025", "2021/2025"),
    ("Nhiệm kỳ 2023 - 2028 bắt đầu.", "2023 - 2028", "2023/2028"),
    ("Năm học 2024-2025 khép lại.", "Năm học 2024-2025", "2024/2025"),
    ("Mùa giải 2024/25 hạ màn.", "2024/25", "2024/2025"),
    ("Từ năm 2005 đến năm 2012, ông ở Pháp.", "năm 2005 đến năm 2012", "2005/2012"),
    ("Ông học ở Nga từ 1985 đến 1990.", "1985 đến 1990", "1985/1990"),
    ("Mười năm trước, làng chưa có điện.", "Mười năm trước", "2015"),
    ("Cách đây 35 năm, hiệp ước được ký.", "Cách đây 35 năm", "1990"),
    ("10 năm về trước, bà rời quê.", "10 năm về trước", "2015"),
    ("Những năm 1990, nhạc trẻ lên ngôi.", "Những năm 1990", "1990/1999"),
    ("Đầu thập niên 80, gạo thiếu.", "Đầu thập niên 80", "1980/1989"),
    ("6 tháng đầu năm, lãi tăng.", "6 tháng đầu năm", "2025-01/2025-06"),
    ("9 tháng đầu năm 2024, lỗ giảm.", "9 tháng đầu năm 2024", "2024-01/2024-09"),
    ("Sáu tháng cuối năm sẽ khó.", "Sáu tháng cuối năm", "2025-07/2025-12"),
    ("9 tháng năm 2024, mỏ lãi.", "9 tháng năm 2024", "2024-01/2024-09"),
    ("Nửa đầu năm 2025, khách tăng.", "Nửa đầu năm 2025", "2025-01/2025-06"),
    ("Nửa cuối năm ngoái, nhà ế.", "Nửa cuối năm ngoái", "2024-07/2024-12"),
    ("6 tháng đầu năm nay, mưa ít.", "6 tháng đầu năm nay", "2025-01/2025-06"),
]
RUNS = [
    ("Giải diễn ra từ 21 đến 27/10 tới.", "21 đến 27/10", "2025-10-21/2025-10-27"),
    ("Hội chợ mở từ ngày 1 đến 5/12.", "ngày 1 đến 5/12", "2025-12-01/2025-12-05"),
    ("Đợt thi 20-24/9 đã xong.", "20-24/9", "2025-09-20/2025-09-24"),
    ("Đoàn thăm Nga từ ngày 6 đến 8/12/2012.", "ngày 6 đến 8/12/2012", "2012-12-06/2012-12-08"),
    ("Triều cường từ ngày 17-21/11 khá cao.", "ngày 17-21/11", "2025-11-17/2025-11-21"),
    ("Trong hai ngày 23 và 24-10, họ họp.", "ngày 23 và 24-10", "2025-10-23/2025-10-24"),
    ("Ngày 5 và 6 tháng 11, trời lạnh.", "Ngày 5 và 6 tháng 11", "2025-11-05/2025-11-06"),
    ("Nghỉ từ ngày 30/8 đến 2/9.", "ngày 30/8 đến 2/9", "2025-08-30/2025-09-02"),
    ("Nghỉ Tết từ 28/12/2025 đến 3/1/2026.", "28/12/2025 đến 3/1/2026", "2025-12-28/2026-01-03"),
    ("Kỳ nghỉ 28/12 đến 3/1 rất dài.", "28/12 đến 3/1", "2025-12-28/2026-01-03"),
    ("Khảo sát tháng 7-2012 đến 6-2013.", "tháng 7-2012 đến 6-2013", "2012-07/2013-06"),
    ("Kéo dài từ tháng 10/2013 đến tháng 2/2014.", "tháng 10/2013 đến tháng 2/2014", "2013-10/2014-02"),
    ("Từ tháng 3 đến tháng 5, trời hạn.", "tháng 3 đến tháng 5", "2025-03/2025-05"),
    ("Từ tháng 11/2025 đến tháng 3, cầu sửa.", "tháng 11/2025 đến tháng 3", "2025-11/2026-03"),
    ("Tháng 7 và 8, mưa nhiều.", "Tháng 7 và 8", "2025-07/2025-08"),
    ("Viếng từ 8g-13g ngày 24-10.", "8g-13g ngày 24-10", "2025-10-24T08:00/2025-10-24T13:00"),
    ("Bà góp gạo từ năm 2012 đến tháng 7-2013.", "năm 2012 đến tháng 7-2013", "2012/2013-07"),
    ("Xã hỏi dân từ tháng 5-2013 đến 30-9-2013.", "tháng 5-2013 đến 30-9-2013", "2013-05/2013-09-30"),
    ("Cắt điện từ 8h đến 11h30 ngày 20/11.", "8h đến 11h30 ngày 20/11", "2025-11-20T08:00/2025-11-20T11:30"),
    ("Họp ngày 5 đến 16-11-2013 ở Brunei.", "ngày 5 đến 16-11-2013", "2013-11-05/2013-11-16"),
    ("Kỷ niệm (5/9/1962 – 5/9/2012).", "5/9/1962 – 5/9/2012", "1962-09-05/2012-09-05"),
    ("Quý I đến quý III/2025, lãi đều.", "Quý I đến quý III/2025", "2025-Q1/2025-Q3"),
]
CLOCKS = [
    ("Tàu chạy lúc 19h30.", "19h30", "2025-11-19T19:30"),
    ("9g sáng, chợ đã đông.", "9g sáng", "2025-11-19T09:00"),
    ("Lúc 11 giờ 30 phút, chuông reo.", "11 giờ 30 phút", "2025-11-19T11:30"),
    ("Cháy lúc 15h ngày 13/11.", "15h ngày 13/11", "2025-11-13T15:00"),
    ("Tai nạn lúc 12h30, ngày 1-11.", "12h30, ngày 1-11", "2025-11-01T12:30"),
    ("Chung kết 21h thứ 7 (22/11).", "21h thứ 7 (22/11)", "2025-11-22T21:00"),
    ("Khoảng 3 giờ 30 ngày 1/11, xe đổ.", "3 giờ 30 ngày 1/11", "2025-11-01T03:30"),
    ("Lúc 20 giờ tối qua, điện cắt.", "20 giờ tối qua", "2025-11-18T20:00"),
    ("Vào lúc 8 giờ tối 18/11, trận đấu bắt đầu.", "8 giờ tối 18/11", "2025-11-18T20:00"),
    ("Lúc 3h chiều nay, giá giảm.", "3h chiều nay", "2025-11-19T15:00"),
    ("Lúc 2h sáng, nước tràn vào.", "2h sáng", "2025-11-19T02:00"),
    ("Đến 11h đêm 17/11, lửa tắt.", "11h đêm 17/11", "2025-11-17T23:00"),
    ("Lúc 12h trưa nay, còi hụ.", "12h trưa nay", "2025-11-19T12:00"),
    ("Hôm nay 8g đã hết hàng.", "Hôm nay 8g", "2025-11-19T08:00"),
    ("Bản tin 18:53, 14/08/2026.", "18:53, 14/08/2026", "2026-08-14T18:53"),
    ("Đăng 14/08/2026 - 21:20.", "14/08/2026 - 21:20", "2026-08-14T21:20"),
    ("Thứ Sáu, 14/11/2025 11:42 (GMT+7)", "Thứ Sáu, 14/11/2025 11:42", "2025-11-14T11:42"),
    ("Đăng 05-09-2026 - 17:09 PM", "05-09-2026 - 17:09 PM", "2026-09-05T17:09"),
    ("Trận đấu bắt đầu lúc 7:15 pm.", "7:15 pm", "2025-11-19T19:15"),
    ("Giá tăng từ 0h ngày 20/11.", "0h ngày 20/11", "2025-11-20T00:00"),
    ("Từ 10h30 trở đi, mã này tăng.", "10h30", "2025-11-19T10:30"),
    ("Lúc 8 giờ rưỡi sáng nay, mưa to.", "8 giờ rưỡi sáng nay", "2025-11-19T08:30"),
    ("Lúc 15h (giờ địa phương) ngày 13/11, tàu chìm.", "15h (giờ địa phương) ngày 13/11", "2025-11-13T15:00"),
    ("Lúc 19h02 (12h02 GMT) ngày 31/10, đất rung.", "19h02 (12h02 GMT) ngày 31/10", "2025-10-31T19:02"),
    ("Lúc 09:38, chỉ số đứng yên.", "09:38", "2025-11-19T09:38"),
    ("Lúc 17 giờ cùng ngày, mưa tạnh.", "17 giờ cùng ngày", "2025-11-19T17:00"),
]
LEANING = [
    ("Thứ Hai đầu tuần, bến đóng.", "Thứ Hai đầu tuần", "2025-11-17"),
    ("Trận cuối lúc 19h thứ Bảy này.", "19h thứ Bảy này", "2025-11-22T19:00"),
    ("Giá giảm từ tháng 1 đến nay.", "tháng 1", "2025-01"),
    ("Ba hôm trước họ còn ở đây.", "Ba hôm trước", "2025-11-16"),
    ("Sang năm sẽ có cầu.", "Sang năm", "2026"),
    ("Cuôí tháng 9 mới xong.", "Cuôí tháng 9", "2025-09"),
]
LUNAR_AND_HOLIDAYS = [
    ("Mùng 1 Tết, chùa đông.", "Mùng 1 Tết", "2026-02-17"),
    ("Mồng ba Tết, chợ mở.", "Mồng ba Tết", "2026-02-19"),
    ("Ngày 28 Tết, hoa hết.", "Ngày 28 Tết", "2026-02-15"),
    ("Đêm giao thừa, trời rét.", "Đêm giao thừa", "2026-02-16"),
    ("Bà làm thị trưởng từ tháng Giêng năm 2010.", "tháng Giêng năm 2010", "2010-01"),
    ("Rằm tháng Giêng, hội mở.", "Rằm tháng Giêng", "2026-03-03"),
    ("Rằm tháng 8, trăng sáng.", "Rằm tháng 8", "2025-10-06"),
    ("Lễ hội 10/3 âm lịch.", "10/3 âm lịch", "2026-04-26"),
    ("Ngày 23 tháng Chạp, cá chép đắt.", "Ngày 23 tháng Chạp", "2026-02-10"),
    ("Rằm tháng 7 năm 2024, mưa lớn.", "Rằm tháng 7 năm 2024", "2024-08-18"),
    ("Ngày Quốc khánh 2/9, cờ bay.", "Ngày Quốc khánh 2/9", "2025-09-02"),
    ("Dịp Giáng sinh, phố sáng.", "Dịp Giáng sinh", "2025-12-25"),
    ("Ngày Nhà giáo Việt Nam 20/11, hoa đắt.", "Ngày Nhà giáo Việt Nam 20/11", "2025-11-20"),
    ("Lễ Phật Đản năm 2024 rất đông.", "Lễ Phật Đản năm 2024", "2024-05-22"),
    ("Nghỉ lễ 30/4, đường tắc.", "30/4", "2025-04-30"),
]
ONE_TIME = [
    *DAYS,
    *RELATIVE_DAYS,
    *WEEKDAYS,
    *WEEKS,
    *MONTHS,
    *QUARTERS_AND_YEARS,
    *RUNS,
    *CLOCKS,
    *LEANING,
    *LUNAR_AND_HOLIDAYS,
]


@pytest.mark.parametrize(("text", "surface", "value"), ONE_TIME, ids=[row[1] for row in ONE_TIME])
def test_a_time_is_found_with_its_words_and_value(text: str, surface: str, value: str) -> None:
    assert readings(text) == [(surface, value)]


NO_TIME = [
    "Chợ ghe họp vào tháng 3 hằng năm.",
    "Mỗi năm vào ngày 5/6, làng mở hội.",
    "Cây cầu là của để dành cho hôm nay và mai sau.",
    "Mỗi sáng lúc 5h30, chị dọn hàng.",
    "Hằng ngày từ 6h, chợ đã đông.",
    "Lớp học mở 19h hằng tuần.",
    "Đội dự V.League 2026/27 với áo mới.",
    "Anh được chọn cho Đại hội Thể thao toàn quốc 2026.",
    "Máy chủ lưu hai triệu thư trong 30 ngày trước đó.",
    "Việc trục vớt kéo dài thêm 12 ngày nữa.",
    "Điều 51 Hiến chương cho phép tự vệ.",
    "Theo Hiến pháp năm 1992, đất là của chung.",
    "Đội nhà thắng với tỷ số 2-1.",
    "Barca hòa 0-0, Milan thắng 3-2.",
    "Đường dây nóng phục vụ 24/7.",
    "Bác sĩ trực 24/24 giờ.",
    "Quyết định 362/QĐ-TTg đã ban hành.",
    "Nghị quyết 18-NQ/TW của trung ương.",
    "Nghị định 71/2012/NĐ-CP quy định mức phạt.",
    "Khoảng 1/3 số ghế bỏ trống.",
    "Hơn 2/3 dân số sống ở nông thôn.",
    "Chuyến bay MH370 mất tích.",
    "Nhà ở số 12/5 đường Lê Lợi.",
    "Liên hệ 0913.12.12.12 để đặt vé.",
    "Số tài khoản 1903-2011-22 bị khóa.",
    "Điện thoại chạy Android 4.3 mới.",
    "Mạng 4G phủ khắp tỉnh.",
    "Xe chạy 80 km/h trong mưa.",
    "Có 5-7 người bị bắt.",
    "Ông kéo dài chuyến đi 3 ngày.",
    "Trong vòng 10 năm tới, mỏ sẽ cạn.",
    "Suốt ba tháng qua, đường bị đào.",
    "Hai tiếng đồng hồ trôi qua.",
    "Những năm gần đây, đất tăng giá.",
    "Gần đây, giá vàng tăng.",
    "Hiện nay, bệnh viện quá tải.",
    "Thời gian qua, dân kêu nhiều.",
    "Cậu bé 12 tuổi đạt giải.",
    "Đội xếp thứ ba trong bảng.",
    "Đây là lần thứ hai ông thắng.",
    "Chợ họp vào Chủ nhật hằng tuần.",
    "Mỗi năm, làng dệt 5 vạn tấm vải.",
    "Mỗi ngày 8 giờ, thợ làm việc.",
    "Thuốc uống ngày 2 lần.",
    "Hàng năm, lũ về đúng hẹn.",
    "Đại hội lần thứ hai, năm thành công nhất.",
    "Biển số 29-S1 123.45 bị tạm giữ.",
    "Giá 2.013 đồng mỗi cái.",
    "Có 2013 người dự thi.",
    "iPhone 2014 ra mắt.",
    "Cô vô địch giải Mỹ mở rộng 2013 rất sớm.",
    "Công ty trả cổ tức đợt 1/2013 bằng tiền.",
    "Căn hộ rộng 10,5 m2.",
    "Ngày càng nhiều người đọc báo.",
    "Trước đây, ông làm thợ.",
    "Một năm có bốn mùa.",
    "Ông lái xe 5 giờ liền.",
    "Chương trình kéo dài trong 24h qua.",
    "Tỷ lệ màn hình 16:10 hiếm gặp.",
    "Ngày 32/13 không có trên lịch.",
    "Các tháng trước đó đều lỗ.",
    "Vì tương lai, hãy trồng cây.",
    "Ba năm trước khi mất, ông viết hồi ký.",
    "Sau Cách mạng tháng Tám, chợ dời lên gò.",
    "Họ bước sang năm mới trong mưa.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_only_looks_like_a_time_is_left_out(text: str) -> None:
    assert readings(text) == []


TWO_TIMES = [
    (
        "Đò bị cuốn trong lũ năm 2007. Năm ấy, trò phải nghỉ học.",
        [("năm 2007", "2007"), ("Năm ấy", "2007")],
    ),
    (
        "Núi lở đêm 18-11. Chiều 16-11, xã đã cảnh báo. Đến 5h30 có mười ca nhập viện.",
        [("đêm 18-11", "2025-11-18"), ("Chiều 16-11", "2025-11-16"), ("5h30", "2025-11-18T05:30")],
    ),
    (
        "Đê vỡ ngày 18/11. Nước sáng 15/11 cao 1,5m, đến 18h30 thêm một gang.",
        [("ngày 18/11", "2025-11-18"), ("sáng 15/11", "2025-11-15"), ("18h30", "2025-11-15T18:30")],
    ),
    (
        "Kế hoạch đến năm 2020 tầm nhìn đến 2030.",
        [("năm 2020", "2020"), ("2030", "2030")],
    ),
    (
        "Reuters hôm 18/11 cho hay ông sẽ đến vào ngày 26/11 tới.",
        [("hôm 18/11", "2025-11-18"), ("ngày 26/11", "2025-11-26")],
    ),
    (
        "Ngày 1/11, xe cháy. Chiều cùng ngày, công an đến.",
        [("Ngày 1/11", "2025-11-01"), ("Chiều cùng ngày", "2025-11-01")],
    ),
    (
        "Bão vào bờ ngày 5/10. Hai ngày sau đó, nước rút.",
        [("ngày 5/10", "2025-10-05"), ("Hai ngày sau đó", "2025-10-07")],
    ),
    (
        "Giải mở từ 21 đến 27/10. Anh sẽ trở lại một tuần sau đó.",
        [("21 đến 27/10", "2025-10-21/2025-10-27"), ("một tuần sau đó", "2025-W44")],
    ),
    (
        "Chung kết lúc 21h thứ 7 (22/11) trên kênh này và 22h trên kênh kia.",
        [("21h thứ 7 (22/11)", "2025-11-22T21:00"), ("22h", "2025-11-22T22:00")],
    ),
    (
        "Ông mất hôm 3/11. Sáng hôm sau, lễ viếng bắt đầu.",
        [("hôm 3/11", "2025-11-03"), ("Sáng hôm sau", "2025-11-04")],
    ),
    (
        "Tăng từ tháng 8 và giảm trong quý 3/2024.",
        [("tháng 8", "2025-08"), ("quý 3/2024", "2024-Q3")],
    ),
    (
        "Giá giảm giữa tháng 9/2012 và tháng 6/2013, rồi tăng từ sau 10h30.",
        [("tháng 9/2012 và tháng 6/2013", "2012-09/2013-06"), ("10h30", "2025-11-19T10:30")],
    ),
    (
        "Ngày mai và ngày kia có mưa.",
        [("Ngày mai", "2025-11-20"), ("ngày kia", "2025-11-21")],
    ),
    (
        "Cá được vớt hôm 8/11. Trước đó một ngày, lưới đã rách.",
        [("hôm 8/11", "2025-11-08"), ("Trước đó một ngày", "2025-11-07")],
    ),
    (
        "Hôm qua, năm 2012 được nhắc lại.",
        [("Hôm qua", "2025-11-18"), ("năm 2012", "2012")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_TIMES, ids=[row[0] for row in TWO_TIMES])
def test_two_times_of_a_text_keep_apart_and_lean_on_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert readings(text) == expected


UNDATED = [
    ("Vụ tấn công hôm 13/11.", "XXXX-11-13"),
    ("Họ gặp nhau ngày 26/11 tới.", "XXXX-11-26"),
    ("Từ 21 đến 27/10, chợ họp.", "XXXX-10-21/XXXX-10-27"),
    ("Hồi tháng 9, ông đến.", "XXXX-09"),
    ("Lãi quý 3 tăng.", "XXXX-Q3"),
    ("Hôm qua trời mưa.", "PAST_REF"),
    ("Hôm nay trời nắng.", "PRESENT_REF"),
    ("Tuần tới có bão.", "FUTURE_REF"),
    ("Năm ngoái mất mùa.", "PAST_REF"),
    ("Lúc 9h30, chuông reo.", "XXXX-XX-XXT09:30"),
    ("Ông nói hôm thứ Hai.", "XXXX-WXX-1"),
    ("Ngày 21/9/2024, lễ mở.", "2024-09-21"),
    ("Giai đoạn 2021-2025 đã qua.", "2021/2025"),
    ("6 tháng đầu năm, lãi tăng.", "XXXX-01/XXXX-06"),
    ("Tháng 4 năm sau, luật đổi.", "XXXX-04"),
]


@pytest.mark.parametrize(("text", "value"), UNDATED, ids=[row[0] for row in UNDATED])
def test_without_a_day_of_publication_no_year_is_invented(text: str, value: str) -> None:
    (found,) = times_of(text, None)
    assert found.value == value
    assert (found.begins_on is None) == ("X" in value or value.endswith("_REF"))


def test_a_weekday_that_contradicts_its_date_costs_certainty() -> None:
    (right,) = times_of("Thứ Sáu, 14/11, chợ nghỉ.")
    (wrong,) = times_of("Thứ Sáu, 13/11, chợ nghỉ.")
    assert right.value == "2025-11-14"
    assert wrong.value == "2025-11-13"
    assert wrong.certainty < 0.6 < right.certainty


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tuần trước", date(2025, 11, 10), date(2025, 11, 16)),
        ("quý 3/2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("năm 2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("cuối tuần qua", date(2025, 11, 15), date(2025, 11, 16)),
        ("từ 30/9 đến 5/10", date(2025, 9, 30), date(2025, 10, 5)),
        ("lúc 9h ngày 5/10", date(2025, 10, 5), date(2025, 10, 5)),
    ],
)
def test_the_days_that_a_time_covers_are_inclusive(text: str, first: date, last: date) -> None:
    (found,) = times_of(text)
    assert (found.begins_on, found.ends_on) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "anchor"),
    [
        ("ngày 5/10/2025", "DATE", "none"),
        ("ngày 5/10", "DATE", "published"),
        ("lúc 9h ngày 5/10", "TIME", "published"),
        ("từ 21 đến 27/10", "DURATION", "published"),
        ("giai đoạn 2021-2025", "DURATION", "none"),
    ],
)
def test_a_time_says_its_type_and_what_it_was_resolved_against(text: str, kind: str, anchor: str) -> None:
    (found,) = times_of(text)
    assert (found.timex_type, found.anchor) == (kind, anchor)


@pytest.mark.parametrize(
    ("day", "text", "value"),
    [
        (date(2026, 1, 5), "Ngày 28/12, chợ đóng.", "2025-12-28"),
        (date(2025, 12, 28), "Ngày 5/1, chợ sẽ mở.", "2026-01-05"),
        (date(2026, 1, 15), "Trong tháng 11, giá giảm.", "2025-11"),
        (date(2025, 10, 20), "Hồi tháng 2, ông bị thương.", "2025-02"),
        (date(2025, 10, 20), "Từ tháng 2 tới, phí tăng.", "2026-02"),
        (date(2026, 1, 10), "Quý 4, lãi tăng.", "2025-Q4"),
        (date(2025, 3, 1), "Hôm nay là ngày lễ.", "2025-03-01"),
        (date(2024, 12, 31), "Ngày mai, thuế đổi.", "2025-01-01"),
        (date(2025, 1, 1), "Tuần này trời rét.", "2025-W01"),
        (date(2021, 1, 2), "Tuần này trời rét.", "2020-W53"),
    ],
)
def test_the_turn_of_the_year_is_read_right(day: date, text: str, value: str) -> None:
    assert [found for _, found in readings(text, day)] == [value]
