//! `explain FILE METRIC`
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a file");
    let metric = args.next().expect("a metric");
    let document = document::read(&std::fs::read(&path).expect("readable"), &path).expect("text");
    let metric = disclosure::catalogue::metric(&metric).expect("in the catalogue");
    print!("{}", disclosure::explain(&document, metric));
}
