import '../embed/share.css';
